import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';

const widths = [58, 90, 120, 90, 84, 44];

/** Rows that are not here yet. They wait 200 ms, since most lists come sooner. */
export function SkeletonRows({ rows = 12 }: { readonly rows?: number }) {
  const { t } = useTranslation();
  const [late, setLate] = useState(false);
  useEffect(() => {
    const timer = setTimeout(() => setLate(true), 200);
    return () => clearTimeout(timer);
  }, []);
  return (
    <div className="grow" role="status" aria-label={t('ui.loading')}>
      {late &&
        Array.from({ length: rows }, (_, row) => (
          <div key={row} className="skel">
            {widths.map((width, column) => (
              <i key={column} style={{ width: width + ((row * 7 + column * 13) % 40) }} />
            ))}
          </div>
        ))}
    </div>
  );
}
