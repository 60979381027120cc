import { X } from 'lucide-react';
import { Toast } from 'radix-ui';
import { useTranslation } from 'react-i18next';
import { useToasts } from '../state/toasts';
import { Button } from './button';
import { IconButton } from './icon-button';

/** What was done, bottom left, for a few seconds; resting on it keeps it. */
export function Toasts() {
  const { t } = useTranslation();
  const { toasts, dismiss } = useToasts();
  return (
    <Toast.Provider label={t('ui.toast')} swipeDirection="left">
      {toasts.map((line) => (
        <Toast.Root
          key={line.id}
          className="toast"
          duration={line.ms}
          onOpenChange={(open) => !open && dismiss(line.id)}
        >
          <Toast.Description asChild>
            <span>{line.text}</span>
          </Toast.Description>
          {line.action && (
            <Toast.Action asChild altText={line.action.label}>
              <Button variant="ghost" size="sm" onClick={line.action.run}>
                {line.action.label}
              </Button>
            </Toast.Action>
          )}
          <Toast.Close asChild>
            <IconButton label={t('ui.close')} icon={X} />
          </Toast.Close>
        </Toast.Root>
      ))}
      <Toast.Viewport className="toasts" label={t('ui.toasts')} />
    </Toast.Provider>
  );
}
