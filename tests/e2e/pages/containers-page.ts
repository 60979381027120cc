import { expect, type Locator, type Page } from '@playwright/test';

type Column = 'Status' | 'Name' | 'Image' | 'Ports' | 'Size' | 'Age';
type RowAction = 'Start (s)' | 'Stop (s)' | 'Kill (x)' | 'Restart' | 'More';
type AllAtOnce = 'Stop all running…' | 'Kill all running…' | 'Remove all stopped…' | 'Remove all…' | 'Copy all IDs';
type BulkAction = 'Stop' | 'Start' | 'Restart' | 'Kill' | 'Remove' | 'Copy IDs' | 'Clear selection (Esc)';

/** The list of containers, in English, as a person finds it: by role and by name. */
export class ContainersPage {
  readonly table: Locator;
  readonly rows: Locator;
  readonly filter: Locator;
  readonly bulk: Locator;
  readonly dialog: Locator;
  readonly menu: Locator;
  readonly problems: Locator;

  constructor(readonly page: Page) {
    this.table = page.getByRole('treegrid', { name: 'Containers' });
    // Rows of containers can be selected; the head and the heads of groups cannot.
    this.rows = this.table.getByRole('row').and(page.locator('[aria-selected]'));
    this.filter = page.getByRole('textbox', { name: 'Filter containers' });
    this.bulk = page.getByRole('toolbar');
    this.dialog = page.getByRole('dialog').or(page.getByRole('alertdialog'));
    this.menu = page.getByRole('menu');
    this.problems = page.getByRole('alert', { name: 'What failed' });
  }

  /** Opens the list from any other place of the window. */
  async open(): Promise<void> {
    await this.page.getByRole('navigation').getByRole('link', { name: /^Containers/ }).click();
    await expect(this.page.getByRole('heading', { level: 1, name: 'Containers' })).toBeVisible();
  }

  /** `docker ps` or `docker ps -a`. */
  async show(scope: 'Running' | 'All'): Promise<void> {
    const button = this.page.getByRole('group', { name: 'Which containers' }).getByRole('button', { name: scope });
    await button.click();
    await expect(button).toHaveAttribute('aria-pressed', 'true');
  }

  row(name: string): Locator {
    return this.table.getByRole('row', { name, exact: true });
  }

  /** The head of a compose project, or of 'No project'. */
  group(project: string): Locator {
    return this.row(project);
  }

  /** A cell by the head of its column. */
  async cell(name: string, column: Column): Promise<Locator> {
    const heads = await this.table.getByRole('columnheader').allTextContents();
    const at = heads.findIndex((head) => head.trim() === column);
    if (at < 0) throw new Error(`There is no column ${column} among ${heads.join(', ')}.`);
    return this.row(name).getByRole('gridcell').nth(at);
  }

  /** The status word of a row: 'running', 'exited (137)'. */
  status(name: string): Locator {
    return this.row(name).getByRole('gridcell').nth(1);
  }

  /** Waits until a row says so. */
  async expectStatus(name: string, word: string | RegExp): Promise<void> {
    await expect(this.status(name)).toContainText(word);
  }

  /** The names of the containers that are listed, in their order. */
  async names(): Promise<string[]> {
    return this.rows.evaluateAll((rows) => rows.map((row) => row.getAttribute('aria-label') ?? ''));
  }

  /** The names of the selected rows that are in view. */
  async selected(): Promise<string[]> {
    return this.rows
      .and(this.page.locator('[aria-selected="true"]'))
      .evaluateAll((rows) => rows.map((row) => row.getAttribute('aria-label') ?? ''));
  }

  async select(...names: readonly string[]): Promise<void> {
    for (const name of names) {
      const box = this.row(name).getByRole('checkbox');
      if ((await box.getAttribute('aria-checked')) !== 'true') await box.click();
      await expect(this.row(name)).toHaveAttribute('aria-selected', 'true');
    }
  }

  /** A button of a row, which appears under the pointer. */
  async action(name: string, action: RowAction): Promise<Locator> {
    await this.row(name).hover();
    return this.row(name).getByRole('button', { name: action, exact: true });
  }

  async act(name: string, action: RowAction): Promise<void> {
    await (await this.action(name, action)).click();
  }

  /** Chooses from the menu of a row: 'Pause', 'Rename…', 'Remove…', 'Copy ID'. */
  async choose(name: string, item: string): Promise<void> {
    await this.openMenu(name);
    await this.menu.getByRole('menuitem', { name: item, exact: true }).click();
  }

  async openMenu(name: string): Promise<void> {
    await this.act(name, 'More');
    await expect(this.menu).toBeVisible();
  }

  /** Sends a signal other than SIGKILL, with the keyboard. */
  async sendSignal(name: string, signal: string): Promise<void> {
    await this.openMenu(name);
    const more = this.menu.getByRole('menuitem', { name: 'Send a signal' });
    await more.focus();
    await more.press('ArrowRight');
    const item = this.page.getByRole('menuitem', { name: new RegExp(`^${signal}`) });
    await item.focus();
    await item.press('Enter');
  }

  /** The line from the stop signal to SIGKILL, and its button. */
  killNow(name: string): Locator {
    return this.row(name).getByRole('button', { name: `Kill ${name} now` });
  }

  bulkAction(action: BulkAction): Locator {
    return this.bulk.getByRole('button', { name: action, exact: true });
  }

  /** Opens 'All at once' and chooses from it. */
  async allAtOnce(action: AllAtOnce): Promise<void> {
    await this.page.getByRole('button', { name: 'All at once' }).click();
    await this.menu.getByRole('menuitem', { name: action, exact: true }).click();
  }

  /** The names that the open dialog says it will hit. */
  async targets(): Promise<string[]> {
    const items = this.dialog.getByRole('listitem');
    await expect(items.first()).toBeVisible();
    return items.locator('.name').allTextContents();
  }

  /** Presses a button of the open dialog. */
  async press(button: string): Promise<void> {
    await this.dialog.getByRole('button', { name: button, exact: true }).click();
  }

  /** Presses a button of the open dialog that does what it says and closes it. */
  async confirm(button: string): Promise<void> {
    await this.press(button);
    await expect(this.dialog).toBeHidden();
  }

  /** Ticks a choice of the open dialog: '-f', '-v'. */
  async tick(choice: string): Promise<void> {
    await this.dialog.getByRole('checkbox', { name: choice }).click();
  }

  async sortBy(column: Column): Promise<void> {
    await this.table.getByRole('columnheader', { name: column }).getByRole('button', { name: column, exact: true }).click();
  }

  /** Shows or hides the sizes: `docker ps -s`. */
  async toggleSizes(): Promise<void> {
    await this.page.getByRole('button', { name: 'View', exact: true }).click();
    await this.page.getByRole('menuitemcheckbox', { name: /^Sizes/ }).click();
    await expect(this.menu).toBeHidden();
  }

  async openRunDialog(): Promise<void> {
    await this.page.getByRole('button', { name: 'Run a container' }).first().click();
    await expect(this.page.getByRole('dialog')).toBeVisible();
  }
}
