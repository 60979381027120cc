export type ProgressBarProps = {
  readonly label: string;
  /** From 0 to 1; null only says that something goes on. */
  readonly fraction: number | null;
};

/** How far something is. */
export function ProgressBar({ label, fraction }: ProgressBarProps) {
  const percent = fraction === null ? undefined : Math.round(fraction * 100);
  return (
    <span className="bar" role="progressbar" aria-label={label} aria-valuemin={0} aria-valuemax={100} aria-valuenow={percent}>
      <i style={{ width: `${percent ?? 0}%` }} />
    </span>
  );
}
