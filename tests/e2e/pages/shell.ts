import { expect, type Locator, type Page } from '@playwright/test';

/** What surrounds every screen: the engine, the places, the ribbon. */
export class Shell {
  readonly engine: Locator;
  readonly ribbon: Locator;

  constructor(readonly page: Page) {
    this.engine = page.getByRole('complementary').getByRole('button').first();
    this.ribbon = page.getByRole('contentinfo', { name: /Command ribbon|Лента команд/ });
  }

  /** Opens a place of the sidebar by its name, and waits until it is there. */
  async go(place: string): Promise<void> {
    await this.page.getByRole('navigation').getByRole('link', { name: place }).click();
    await expect(this.page.getByRole('heading', { level: 1, name: place })).toBeVisible();
  }

  /**
   * Writes down what the page copies from now on, and copies it all the same: the desktop's page may not read the
   * clipboard.
   */
  async watchClipboard(): Promise<void> {
    await this.page.evaluate(() => {
      const write = navigator.clipboard.writeText.bind(navigator.clipboard);
      navigator.clipboard.writeText = async (text) => {
        await write(text);
        document.documentElement.dataset['copied'] = text;
      };
    });
  }

  /** What was copied last since `watchClipboard`. */
  async copied(): Promise<string> {
    const root = this.page.locator('html');
    await expect(root).toHaveAttribute('data-copied', /./);
    return (await root.getAttribute('data-copied')) ?? '';
  }

  /** The ribbon's command says this, prompt aside. */
  async expectCommand(text: string): Promise<void> {
    await expect(this.ribbon.locator('code')).toHaveText(new RegExp(`^\\W*${escapeRegExp(text)}$`));
  }
}

export function escapeRegExp(text: string): string {
  return text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');
}
