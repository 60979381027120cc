import { useEffect, useState } from 'react';
import { Check, Copy } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { copyText } from '../state/clipboard';
import { Button } from './button';
import { IconButton } from './icon-button';

export type CopyButtonProps = {
  /** The text to copy, whole; a function when it costs something to make. */
  readonly text: string | (() => string);
  /** What is copied: the button's name where it is only an icon. */
  readonly label: string;
  /** Shows the word too. */
  readonly word?: boolean;
};

/** Copies a text and says so. */
export function CopyButton({ text, label, word = false }: CopyButtonProps) {
  const { t } = useTranslation();
  const [copied, setCopied] = useState(false);
  useEffect(() => {
    if (!copied) return undefined;
    const timer = setTimeout(() => setCopied(false), 1600);
    return () => clearTimeout(timer);
  }, [copied]);
  const copy = async () => setCopied(await copyText(typeof text === 'string' ? text : text()));
  const Icon = copied ? Check : Copy;
  return (
    <>
      {word ? (
        <Button variant="ghost" size="sm" icon={Icon} title={label} onClick={copy}>
          {t('ui.copy')}
        </Button>
      ) : (
        <IconButton label={copied ? t('ui.copied') : label} icon={Icon} onClick={copy} />
      )}
      <span className="vh" role="status">
        {copied && t('ui.copied')}
      </span>
    </>
  );
}
