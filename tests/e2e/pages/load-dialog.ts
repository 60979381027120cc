import { expect, type Locator, type Page } from '@playwright/test';

/** The dialog of `docker load`, in English, as a person finds it: by role and by name. */
export class LoadDialog {
  readonly form: Locator;
  readonly path: Locator;
  readonly progress: Locator;
  readonly done: Locator;

  constructor(readonly page: Page) {
    this.form = page.getByRole('dialog', { name: 'Load images' });
    this.path = this.form.getByRole('textbox', { name: 'Archive' });
    this.progress = page.getByRole('dialog', { name: 'Loading images' });
    this.done = page.getByRole('dialog', { name: /^(\d+ images? (is|are) loaded|Nothing was loaded)$/ });
  }

  /** Opens it by the button of the images. */
  async open(): Promise<void> {
    await this.page.getByRole('button', { name: 'Load images…' }).click();
    await expect(this.path).toBeFocused();
  }

  async submit(): Promise<void> {
    await this.form.getByRole('button', { name: 'Load', exact: true }).click();
  }

  async load(path: string): Promise<void> {
    await this.path.fill(path);
    await this.submit();
  }

  /** What stands beside the path. */
  async expectHint(text: string | RegExp): Promise<void> {
    const id = await this.path.getAttribute('aria-describedby');
    await expect(this.form.locator(`[id="${id ?? 'none'}"]`)).toContainText(text);
  }

  /** What the result names. */
  names(): Locator {
    return this.done.getByRole('list', { name: 'What was loaded' }).getByRole('listitem');
  }
}
