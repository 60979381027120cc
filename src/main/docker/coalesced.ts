/** How long hints are gathered before they become one request, in milliseconds. */
export const WINDOW_MS = 15;

/** Work that is asked for often and done once: askings within the window are one, and never two run at a time. */
export class Coalesced {
  private timer: NodeJS.Timeout | null = null;
  private running = false;
  private again = false;
  private closed = false;

  /** `work` handles its own failures. */
  constructor(private readonly work: () => Promise<void>) {}

  ask(delayMs = WINDOW_MS): void {
    if (this.closed) return;
    if (this.running) this.again = true;
    else this.timer ??= setTimeout(() => void this.run(), delayMs);
  }

  close(): void {
    this.closed = true;
    if (this.timer) clearTimeout(this.timer);
  }

  private async run(): Promise<void> {
    this.timer = null;
    this.running = true;
    try {
      await this.work();
    } finally {
      this.running = false;
      if (this.again) {
        this.again = false;
        this.ask();
      }
    }
  }
}
