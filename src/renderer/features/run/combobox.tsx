import { useEffect, useId, useState, type ComponentPropsWithRef, type KeyboardEvent, type ReactNode } from 'react';
import { Popover } from 'radix-ui';
import { visibleLine } from '../../../shared/text/visible';

export type ComboboxOption = { readonly value: string; readonly note?: string };

export type ComboboxProps = Omit<ComponentPropsWithRef<'input'>, 'value' | 'onChange' | 'list'> & {
  readonly value: string;
  readonly onChange: (value: string) => void;
  readonly options: readonly ComboboxOption[];
  /** What the options are. */
  readonly listLabel: string;
  /** Of the field's edge. */
  readonly edge: string;
  /** At the end, inside of the field's edge. */
  readonly trailing?: ReactNode;
};

/** A text field that proposes: any text is right, and the list only saves typing. By the ARIA combobox pattern. */
export function Combobox({ value, onChange, options, listLabel, edge, trailing, onBlur, ...input }: ComboboxProps) {
  const listId = useId();
  const [open, setOpen] = useState(false);
  const [active, setActive] = useState(-1);
  // The list belongs to the dialog that the field is in, for those who find their way by its parts.
  const [dialog, setDialog] = useState<HTMLElement | null>(null);
  const shown = open && options.length > 0;
  const optionId = (index: number) => `${listId}-${index}`;
  const activeId = shown && active >= 0 ? optionId(active) : undefined;
  useEffect(() => {
    if (activeId !== undefined) document.getElementById(activeId)?.scrollIntoView({ block: 'nearest' });
  }, [activeId]);

  const close = () => {
    setOpen(false);
    setActive(-1);
  };
  const choose = (option: ComboboxOption) => {
    onChange(option.value);
    close();
  };
  const move = (step: number) => {
    if (!shown) setOpen(true);
    setActive((now) => Math.max(0, Math.min(options.length - 1, shown ? now + step : step > 0 ? 0 : options.length - 1)));
  };
  const onKeyDown = (event: KeyboardEvent) => {
    const option = shown ? options[active] : undefined;
    if (event.key === 'ArrowDown') move(1);
    else if (event.key === 'ArrowUp') move(-1);
    else if (event.key === 'Enter' && option !== undefined) choose(option);
    else return;
    event.preventDefault();
  };

  return (
    <Popover.Root open={shown} onOpenChange={(next) => (next ? setOpen(true) : close())}>
      <Popover.Anchor asChild>
        <div className={edge} ref={(element) => setDialog(element?.closest<HTMLElement>('.dialog') ?? null)}>
          <input
            autoComplete="off"
            spellCheck={false}
            {...input}
            role="combobox"
            aria-autocomplete="list"
            aria-expanded={shown}
            aria-controls={shown ? listId : undefined}
            aria-activedescendant={activeId}
            value={value}
            onChange={(event) => {
              onChange(event.target.value);
              setOpen(true);
              setActive(-1);
            }}
            onClick={() => setOpen(true)}
            onKeyDown={onKeyDown}
            onBlur={(event) => {
              // After the focus has moved: a list that goes in the middle of that would leave the dialog to catch it.
              setTimeout(close);
              onBlur?.(event);
            }}
          />
          {trailing}
        </div>
      </Popover.Anchor>
      <Popover.Portal container={dialog}>
        <Popover.Content
          asChild
          align="start"
          sideOffset={4}
          collisionBoundary={dialog}
          collisionPadding={8}
          onOpenAutoFocus={(event) => event.preventDefault()}
          onCloseAutoFocus={(event) => event.preventDefault()}
          // The field itself closes the list, by leaving it.
          onInteractOutside={(event) => event.preventDefault()}
        >
          <ul id={listId} role="listbox" aria-label={listLabel} className="menu run-options">
            {options.map((option, index) => (
              <li
                key={option.value}
                id={optionId(index)}
                role="option"
                aria-selected={index === active}
                className="menu-item"
                data-highlighted={index === active ? '' : undefined}
                onPointerDown={(event) => event.preventDefault()}
                onPointerMove={() => setActive(index)}
                onClick={() => choose(option)}
              >
                <span className="mono trunc grow">{visibleLine(option.value, 200)}</span>
                {option.note && <span className="dim">{option.note}</span>}
              </li>
            ))}
          </ul>
        </Popover.Content>
      </Popover.Portal>
    </Popover.Root>
  );
}
