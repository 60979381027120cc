import type { CDPSession, Page } from '@playwright/test';

/** Files of this computer, dragged over a window by the system's hand, as a file manager's would be. */
export class Dragging {
  private constructor(
    private readonly page: Page,
    private readonly cdp: CDPSession,
    private readonly files: readonly string[],
    private readonly at: { readonly x: number; readonly y: number },
  ) {}

  /** Takes files to the middle of the window, and holds them there. */
  static async over(page: Page, ...files: readonly string[]): Promise<Dragging> {
    const size = page.viewportSize() ?? { width: 1280, height: 800 };
    const cdp = await page.context().newCDPSession(page);
    const dragging = new Dragging(page, cdp, files, { x: size.width / 2, y: size.height / 2 });
    await dragging.send('dragEnter');
    await dragging.send('dragOver');
    return dragging;
  }

  drop(): Promise<void> {
    return this.send('drop');
  }

  /** Gives up: the page hears nothing of it but the pointer, which moves freely again. */
  async leave(): Promise<void> {
    await this.send('dragCancel');
    await this.page.mouse.move(this.at.x, this.at.y);
    await this.page.mouse.move(this.at.x + 5, this.at.y);
  }

  private async send(type: 'dragEnter' | 'dragOver' | 'dragCancel' | 'drop'): Promise<void> {
    // 1 is the operation 'copy'.
    const data = { items: [], files: [...this.files], dragOperationsMask: 1 };
    await this.cdp.send('Input.dispatchDragEvent', { type, ...this.at, data });
  }
}

/** Drops files of this computer on a window. */
export async function dropOn(page: Page, ...files: readonly string[]): Promise<void> {
  await (await Dragging.over(page, ...files)).drop();
}
