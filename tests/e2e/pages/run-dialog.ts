import { expect, type Locator, type Page } from '@playwright/test';

export type PortRow = {
  readonly hostIp?: string;
  readonly hostPort?: string;
  readonly containerPort: string;
  readonly protocol?: 'tcp' | 'udp' | 'sctp';
};
export type MountRow = {
  readonly type: 'bind' | 'volume';
  readonly source: string;
  readonly target: string;
  readonly readOnly?: boolean;
};
export type EnvRow = { readonly name: string; readonly value: string };

/** What can be typed into the form; what is left out stays as it is. */
export type RunOptions = {
  readonly image?: string;
  readonly name?: string;
  readonly switches?: Partial<Record<Switch, boolean>>;
  readonly ports?: readonly PortRow[];
  readonly env?: readonly EnvRow[];
  readonly mounts?: readonly MountRow[];
  readonly workdir?: string;
  readonly entrypoint?: string;
  readonly command?: string;
};
export type Switch = '-d' | '--rm' | '-i' | '-t' | '--init';
type Section = 'Ports' | 'Mounts' | 'Environment';

const adds = { Ports: 'Add port', Mounts: 'Add mount', Environment: 'Add variable' } as const;
const rowNames = { Ports: /^Port \d/, Mounts: /^Mount \d/, Environment: /^Variable \d/ } as const;

/** The run dialog: the form, the pull and the output, in English, as a person finds them. */
export class RunDialog {
  readonly form: Locator;
  readonly well: Locator;
  readonly image: Locator;
  readonly name: Locator;
  readonly workdir: Locator;
  readonly entrypoint: Locator;
  readonly command: Locator;
  readonly createButton: Locator;
  readonly runButton: Locator;
  readonly clearButton: Locator;
  /** 'N problems: host port 8000', at the foot of the form. */
  readonly problemCount: Locator;
  /** The container that was created and did not start. */
  readonly leftover: Locator;
  readonly paste: Locator;
  readonly pull: Locator;
  readonly output: Locator;
  /** The output as text. */
  readonly log: Locator;

  constructor(readonly page: Page) {
    this.form = page.getByRole('dialog', { name: 'Run a container' });
    this.well = this.form.getByRole('group', { name: 'The docker command of this form' });
    this.image = this.form.getByRole('combobox', { name: 'Image', exact: true });
    this.name = this.form.getByRole('textbox', { name: 'Name --name' });
    this.workdir = this.form.getByRole('textbox', { name: /^Working directory/ });
    this.entrypoint = this.form.getByRole('textbox', { name: /^Entrypoint/ });
    this.command = this.form.getByRole('textbox', { name: /^Command and arguments/ });
    this.createButton = this.form.getByRole('button', { name: /^Creat/ });
    this.runButton = this.form.getByRole('button', { name: /^Run/ });
    this.clearButton = this.form.getByRole('button', { name: 'Clear', exact: true });
    this.problemCount = this.form.getByRole('button', { name: /^\d+ problem/ });
    this.leftover = this.form.getByRole('alert').filter({ hasText: 'was created but did not start' });
    this.paste = page.getByRole('dialog', { name: 'Add variables from a .env file' });
    this.pull = page.getByRole('dialog', { name: /^Pulling / });
    this.output = page.getByRole('dialog', { name: /^Output of / });
    this.log = this.output.getByRole('log', { name: 'Output as text' });
  }

  /** Opens the form from wherever the window is. */
  async open(): Promise<void> {
    // Before the engine has told what it has, there is nothing to run on: the sidebar's count says that it has.
    await expect(this.page.getByRole('navigation').getByRole('link', { name: /^Images \d/ })).toBeVisible();
    await this.page.keyboard.press('r');
    await expect(this.form).toBeVisible();
  }

  async close(): Promise<void> {
    await this.form.getByRole('button', { name: 'Cancel', exact: true }).click();
    await expect(this.form).toBeHidden();
  }

  /** Types everything that is given. Rows replace those that are there. */
  async fill(options: RunOptions): Promise<void> {
    if (options.image !== undefined) await this.typeImage(options.image);
    if (options.name !== undefined) await this.name.fill(options.name);
    for (const [flag, on] of Object.entries(options.switches ?? {})) await this.switchTo(flag, on);
    if (options.ports) await this.fillRows('Ports', options.ports, this.fillPort);
    if (options.mounts) await this.fillRows('Mounts', options.mounts, this.fillMount);
    if (options.env) await this.fillRows('Environment', options.env, this.fillEnv);
    if (options.workdir !== undefined) await this.workdir.fill(options.workdir);
    if (options.entrypoint !== undefined) await this.entrypoint.fill(options.entrypoint);
    if (options.command !== undefined) await this.command.fill(options.command);
  }

  /** Types an image and closes its list of proposals. */
  async typeImage(image: string): Promise<void> {
    await this.image.fill(image);
    await this.name.focus();
    await expect(this.image).toHaveAttribute('aria-expanded', 'false');
  }

  /** Whether the chosen image is said to be on the engine. */
  async isLocal(): Promise<boolean> {
    return this.form.getByText('local', { exact: true }).isVisible();
  }

  /** Chooses one of the proposals of the image field. */
  async chooseImage(typed: string, image: string): Promise<void> {
    await this.image.fill(typed);
    await this.page.getByRole('option', { name: image }).click();
    await expect(this.image).toHaveValue(image);
  }

  async switchTo(flag: string, on: boolean | undefined): Promise<void> {
    const toggle = this.form.getByRole('switch', { name: new RegExp(` ${flag}$`) });
    if ((await toggle.getAttribute('aria-checked')) !== String(on)) await toggle.click();
    await expect(toggle).toHaveAttribute('aria-checked', String(on));
  }

  rows(section: Section): Locator {
    return this.form.getByRole('group', { name: rowNames[section] });
  }

  async addRow(section: Section): Promise<Locator> {
    const before = await this.rows(section).count();
    await this.form.getByRole('button', { name: adds[section], exact: true }).click();
    const row = this.rows(section).nth(before);
    await expect(row).toBeVisible();
    return row;
  }

  async removeRows(section: Section): Promise<void> {
    const rows = this.rows(section);
    for (let left = await rows.count(); left > 0; left -= 1) {
      await rows.first().getByRole('button', { name: /^Remove/ }).click();
      await expect(rows).toHaveCount(left - 1);
    }
  }

  /** The command of the well. */
  async commandLine(): Promise<string> {
    return (await this.well.locator('code').innerText()).trim();
  }

  async expectCommand(line: string): Promise<void> {
    await expect(this.well.locator('code')).toHaveText(line);
  }

  /** What stands beside a field: its problem, its refusal, or what the engine would refuse. */
  hintOf(field: Locator): Promise<Locator> {
    return field.getAttribute('aria-describedby').then((id) => this.form.locator(`[id="${id ?? 'none'}"]`));
  }

  async expectHint(field: Locator, text: string | RegExp): Promise<void> {
    await expect(field).toHaveAttribute('aria-describedby', /./);
    await expect(await this.hintOf(field)).toContainText(text);
  }

  /** Presses the fix that stands beside a field: 'Use web-app-2', 'Use 8001 instead', 'Remove web-app…'. */
  async fix(name: string | RegExp): Promise<void> {
    await this.form.getByRole('button', { name }).click();
  }

  /** Creates, and waits until the dialog is done. */
  async create(): Promise<void> {
    await this.createButton.click();
    await expect(this.form).toBeHidden();
  }

  /** Runs, and waits until the form has made way: for nothing (`-d`), or for the output. */
  async run(): Promise<void> {
    await this.runButton.click();
    await expect(this.form).toBeHidden();
  }

  /** Adds the variables of a text through 'Paste .env'. */
  async pasteEnv(text: string): Promise<void> {
    await this.form.getByRole('button', { name: 'Paste .env' }).click();
    await this.paste.getByRole('textbox', { name: 'Lines of NAME=value' }).fill(text);
  }

  /** Adds the variables of a file through 'Paste .env'. */
  async pickEnvFile(file: { name: string; mimeType: string; buffer: Buffer }): Promise<void> {
    await this.form.getByRole('button', { name: 'Paste .env' }).click();
    await this.paste.locator('input[type="file"]').setInputFiles(file);
  }

  async addPasted(): Promise<void> {
    await this.paste.getByRole('button', { name: /^Add \d+ variable/ }).click();
    await expect(this.paste).toBeHidden();
  }

  /** A layer's bar, or that of all layers, while a pull runs. */
  bar(name: string | RegExp): Locator {
    return this.pull.getByRole('progressbar', { name });
  }

  async cancelPull(): Promise<void> {
    await this.pull.getByRole('button', { name: 'Cancel the pull' }).click();
    await expect(this.form).toBeVisible();
  }

  /** Sends a line to the standard input of an attached container without a terminal. */
  async sendLine(line: string): Promise<void> {
    await this.output.getByRole('textbox', { name: 'Input', exact: true }).fill(line);
    await this.output.getByRole('button', { name: 'Send', exact: true }).click();
  }

  async endInput(): Promise<void> {
    await this.output.getByRole('button', { name: 'End input' }).click();
  }

  /** Types into the terminal of an attached container with `-t`. */
  async typeToTerminal(text: string): Promise<void> {
    await this.output.getByRole('textbox', { name: /^Terminal of / }).focus();
    await this.page.keyboard.type(text);
  }

  /** Waits until the attached container has ended with a code. */
  async expectExit(code: number): Promise<void> {
    await expect(this.output.getByText(`exited (${code})`)).toBeVisible();
  }

  async closeOutput(): Promise<void> {
    await this.output.getByRole('button', { name: 'Close', exact: true }).click();
    await expect(this.output).toBeHidden();
  }

  private async fillRows<Row>(
    section: Section,
    wanted: readonly Row[],
    fill: (row: Locator, wanted: Row) => Promise<void>,
  ): Promise<void> {
    await this.removeRows(section);
    for (const one of wanted) await fill(await this.addRow(section), one);
  }

  private readonly fillPort = async (row: Locator, port: PortRow): Promise<void> => {
    if (port.hostIp !== undefined) await row.getByRole('textbox', { name: 'Host IP' }).fill(port.hostIp);
    if (port.hostPort !== undefined) await row.getByRole('textbox', { name: 'Host port' }).fill(port.hostPort);
    await row.getByRole('textbox', { name: 'Container port' }).fill(port.containerPort);
    if (port.protocol) await row.getByRole('combobox', { name: 'Protocol' }).selectOption(port.protocol);
  };

  private readonly fillMount = async (row: Locator, mount: MountRow): Promise<void> => {
    await row.getByRole('combobox', { name: 'Mount type' }).selectOption(mount.type);
    await row.getByRole('combobox', { name: mount.type === 'bind' ? 'Folder or file of the host' : 'Volume name' }).fill(mount.source);
    await row.getByRole('textbox', { name: 'Target' }).fill(mount.target);
    if (mount.readOnly) await row.getByRole('checkbox', { name: 'Read-only' }).click();
  };

  private readonly fillEnv = async (row: Locator, variable: EnvRow): Promise<void> => {
    await row.getByRole('textbox', { name: 'Variable name' }).fill(variable.name);
    await row.getByRole('textbox', { name: 'Value' }).fill(variable.value);
  };
}
