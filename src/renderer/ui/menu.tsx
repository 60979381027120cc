import type { ReactNode } from 'react';
import { Check, ChevronRight, type LucideIcon } from 'lucide-react';
import { DropdownMenu as Radix } from 'radix-ui';
import { previewProps, type RibbonLine } from '../state/ribbon';
import { floatingLayer, floatingRoom } from './floating';
import { Kbd } from './kbd';

export type MenuProps = {
  /** The button that opens it; it must pass its ref and props on. */
  readonly trigger: ReactNode;
  readonly label?: string;
  readonly align?: 'start' | 'center' | 'end';
  readonly side?: 'top' | 'bottom';
  readonly open?: boolean;
  readonly onOpenChange?: (open: boolean) => void;
  readonly children: ReactNode;
};

/** A menu under its button. It is not modal: the page behind it stays alive. */
export function Menu({ trigger, label, align = 'end', side = 'bottom', open, onOpenChange, children }: MenuProps) {
  return (
    <Radix.Root modal={false} open={open} onOpenChange={onOpenChange}>
      <Radix.Trigger asChild>{trigger}</Radix.Trigger>
      <Radix.Portal container={floatingLayer()}>
        <Radix.Content
          className="menu"
          align={align}
          side={side}
          sideOffset={4}
          collisionPadding={floatingRoom}
          {...(label ? { 'aria-label': label, 'aria-labelledby': undefined } : {})}
        >
          {children}
        </Radix.Content>
      </Radix.Portal>
    </Radix.Root>
  );
}

export type MenuItemProps = {
  readonly icon?: LucideIcon;
  readonly kbd?: string;
  readonly danger?: boolean;
  /** Why it cannot be chosen now; shown as its title. */
  readonly disabledReason?: string | null;
  /** The command that the ribbon shows while the item is under the pointer or the focus. */
  readonly preview?: RibbonLine | null;
  /** At the end of the line, where a key would be. */
  readonly end?: ReactNode;
  readonly onSelect: () => void;
  readonly children: ReactNode;
};

export function MenuItem({ icon: Icon, kbd, danger, disabledReason, preview, end, onSelect, children }: MenuItemProps) {
  return (
    <Radix.Item
      className={danger ? 'menu-item danger' : 'menu-item'}
      aria-disabled={disabledReason ? true : undefined}
      title={disabledReason ?? undefined}
      onSelect={(event) => {
        if (disabledReason) event.preventDefault();
        else onSelect();
      }}
      {...previewProps(preview ?? null)}
    >
      {Icon && <Icon className="i" />}
      {children}
      {end}
      {kbd && <Kbd keys={kbd} />}
    </Radix.Item>
  );
}

export type MenuChoiceProps<T extends string> = {
  readonly value: T;
  readonly options: readonly { readonly value: T; readonly label: ReactNode }[];
  readonly onChange: (value: T) => void;
};

/** One of a few inside a menu, with a mark on the one that is on. */
export function MenuChoice<T extends string>({ value, options, onChange }: MenuChoiceProps<T>) {
  return (
    <Radix.RadioGroup value={value}>
      {options.map((option) => (
        <Radix.RadioItem
          key={option.value}
          value={option.value}
          className="menu-item"
          onSelect={() => onChange(option.value)}
        >
          {option.label}
          <Radix.ItemIndicator className="end">
            <Check className="i i-14" />
          </Radix.ItemIndicator>
        </Radix.RadioItem>
      ))}
    </Radix.RadioGroup>
  );
}

export type MenuSubProps = { readonly icon?: LucideIcon; readonly label: string; readonly children: ReactNode };

export function MenuSub({ icon: Icon, label, children }: MenuSubProps) {
  return (
    <Radix.Sub>
      <Radix.SubTrigger className="menu-item">
        {Icon && <Icon className="i" />}
        {label}
        <ChevronRight className="i i-14 end" />
      </Radix.SubTrigger>
      <Radix.Portal container={floatingLayer()}>
        <Radix.SubContent className="menu" sideOffset={2} collisionPadding={floatingRoom}>
          {children}
        </Radix.SubContent>
      </Radix.Portal>
    </Radix.Sub>
  );
}

export function MenuSeparator() {
  return <Radix.Separator className="menu-rule" />;
}

export function MenuLabel({ children }: { readonly children: ReactNode }) {
  return <Radix.Label className="menu-label">{children}</Radix.Label>;
}
