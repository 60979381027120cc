import { describe, expect, it } from 'vitest';
import { emptyForm, startFrom } from '../../../../src/renderer/features/run/draft';
import { formOf } from '../../../../src/renderer/features/run/run-form';
import { spec } from './fixtures';

const draft = formOf(spec({ image: 'busybox', name: 'mine' }));

describe('what the run dialog starts from', () => {
  it('is empty at first, and the draft afterwards', () => {
    expect(startFrom({}, null)).toEqual({ form: emptyForm(), other: null, isWhole: false });
    expect(startFrom({}, draft)).toEqual({ form: draft, other: null, isWhole: false });
  });

  it('is the draft where only its image was chosen again', () => {
    expect(startFrom({ image: 'busybox' }, draft)).toEqual({ form: draft, other: null, isWhole: false });
  });

  it('is what was asked for, with the draft put aside', () => {
    expect(startFrom({ image: 'web-image' }, draft)).toEqual({ form: formOf(spec()), other: draft, isWhole: false });
    const asked = spec({ image: 'busybox', name: 'theirs' });
    expect(startFrom(asked, draft)).toEqual({ form: formOf(asked), other: draft, isWhole: true });
  });

  it('puts nothing aside that says the same', () => {
    expect(startFrom(spec({ image: 'busybox', name: 'mine' }), draft)).toEqual({ form: draft, other: null, isWhole: true });
  });
});
