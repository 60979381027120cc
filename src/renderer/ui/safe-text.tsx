import { visibleLine } from '../../shared/text/visible';

export { visibleText } from '../../shared/text/visible';

export type SafeTextProps = {
  readonly text: string;
  /** Shows the text as its title too, for cells that cut it off. */
  readonly title?: boolean;
  /** Characters shown before `…`; the title holds more, though never without end. */
  readonly max?: number;
  readonly className?: string;
};

const longestTitle = 1000;

/** Text from outside: as text, on its own direction, with nothing hidden in it. */
export function SafeText({ text, title = false, max = 300, className }: SafeTextProps) {
  return (
    <bdi
      className={['safe', className].filter(Boolean).join(' ')}
      title={title || text.length > max ? visibleLine(text, longestTitle) : undefined}
    >
      {visibleLine(text, max)}
    </bdi>
  );
}
