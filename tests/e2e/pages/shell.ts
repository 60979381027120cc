import { expect, type Locator, type Page } from '@playwright/test';

/** What surrounds every screen: the engine, the places, the ribbon. */
export class Shell {
  readonly engine: Locator;
  readonly ribbon: Locator;

  constructor(readonly page: Page) {
    this.engine = page.getByRole('complementary').getByRole('button').first();
    this.ribbon = page.getByRole('contentinfo', { name: /Command ribbon|Лента команд/ });
  }

  /** Opens a place of the sidebar by its name. */
  async go(place: string | RegExp): Promise<void> {
    await this.page.getByRole('navigation').getByRole('link', { name: place }).click();
  }

  /** The ribbon's command says this, prompt aside. */
  async expectCommand(text: string): Promise<void> {
    await expect(this.ribbon.locator('code')).toHaveText(new RegExp(`^\\W*${escapeRegExp(text)}$`));
  }
}

export function escapeRegExp(text: string): string {
  return text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');
}
