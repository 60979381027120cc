import { Notification } from 'electron';

export type Note = {
  readonly title: string;
  readonly body: string;
  /** What a click on it opens. */
  readonly onClick: () => void;
};

/** Those on the screen: one that nothing refers to is collected, and its click with it. */
const shown = new Set<Notification>();

/** Shows a notification of the system; nothing where the system has none. */
export function notify({ title, body, onClick }: Note): void {
  if (!Notification.isSupported()) return;
  const notification = new Notification({ title, body });
  shown.add(notification);
  const forget = () => shown.delete(notification);
  notification.on('click', () => {
    forget();
    onClick();
  });
  notification.on('close', forget);
  notification.on('failed', (_event, error) => {
    forget();
    process.stderr.write(`A notification could not be shown: ${error}\n`);
  });
  notification.show();
}
