import { expect, type Locator, type Page } from '@playwright/test';

type Column = 'Repository:tag' | 'Containers' | 'ID' | 'Size' | 'Age';
type RowAction = 'Run… (r)' | 'Copy ID' | 'Remove… (Del)';
type BulkAction = 'Remove' | 'Copy IDs' | 'Clear selection (Esc)';

/** The list of images, in English, as a person finds it: by role and by name. */
export class ImagesPage {
  readonly table: Locator;
  readonly rows: Locator;
  readonly filter: Locator;
  readonly bulk: Locator;
  /** The question before images are removed, and the engine's refusal in it. */
  readonly dialog: Locator;

  constructor(readonly page: Page) {
    this.table = page.getByRole('treegrid', { name: 'Images' });
    // Rows of images can be selected; the head and the rows of containers cannot.
    this.rows = this.table.getByRole('row').and(page.locator('[aria-selected]'));
    this.filter = page.getByRole('textbox', { name: 'Filter images' });
    this.bulk = page.getByRole('toolbar');
    this.dialog = page.getByRole('alertdialog', { name: /^Remove (image|\d+ images)/ });
  }

  /** Opens the list from any other place of the window. */
  async open(): Promise<void> {
    await this.page.getByRole('navigation').getByRole('link', { name: /^Images/ }).click();
    await expect(this.page.getByRole('heading', { level: 1, name: 'Images' })).toBeVisible();
  }

  async show(segment: 'All' | 'Unused' | 'Dangling'): Promise<void> {
    const button = this.page.getByRole('group', { name: 'Which images' }).getByRole('button', { name: segment });
    await button.click();
    await expect(button).toHaveAttribute('aria-pressed', 'true');
  }

  /** How many rows a segment says it has. */
  async count(segment: 'All' | 'Unused' | 'Dangling'): Promise<number> {
    const button = this.page.getByRole('group', { name: 'Which images' }).getByRole('button', { name: segment });
    return Number((await button.locator('code').textContent()) ?? '');
  }

  /** A row by its tag, or by `<none>` and its short id. */
  row(name: string): Locator {
    return this.table.getByRole('row', { name, exact: true });
  }

  cell(name: string, column: Column): Locator {
    const at = { 'Repository:tag': 1, Containers: 2, ID: 3, Size: 4, Age: 5 } as const;
    return this.row(name).getByRole('gridcell').nth(at[column]);
  }

  /** The tags that are listed, in their order. */
  async names(): Promise<string[]> {
    return this.rows.evaluateAll((rows) => rows.map((row) => row.getAttribute('aria-label') ?? ''));
  }

  async sortBy(column: Column): Promise<void> {
    await this.table.getByRole('columnheader', { name: column }).getByRole('button').click();
  }

  /** Unfolds a row to its containers, or folds it. */
  async unfold(name: string): Promise<Locator> {
    await this.row(name).getByRole('button', { name: /^in use by/ }).click();
    return this.instances(name);
  }

  /** The containers under an unfolded row. */
  instances(name: string): Locator {
    return this.table.getByRole('list', { name: `Containers from ${name}` });
  }

  async act(name: string, action: RowAction): Promise<void> {
    await this.row(name).hover();
    await this.row(name).getByRole('button', { name: action, exact: true }).click();
  }

  async select(...names: readonly string[]): Promise<void> {
    for (const name of names) {
      const box = this.row(name).getByRole('checkbox');
      if ((await box.getAttribute('aria-checked')) !== 'true') await box.click();
      await expect(this.row(name)).toHaveAttribute('aria-selected', 'true');
    }
  }

  bulkAction(action: BulkAction): Locator {
    return this.bulk.getByRole('button', { name: action, exact: true });
  }

  /** Presses a button of the question: 'Remove', 'Remove by force', 'Close'. */
  async press(button: string): Promise<void> {
    await this.dialog.getByRole('button', { name: button, exact: true }).click();
  }
}
