import { describe, expect, it } from 'vitest';
import { emptyForm, startFrom } from '../../../../src/renderer/features/run/draft';
import { formOf } from '../../../../src/renderer/features/run/run-form';
import { spec } from './fixtures';

const draft = formOf(spec({ image: 'busybox', name: 'mine' }));

describe('what the run dialog starts from', () => {
  it('is empty at first, and the draft afterwards', () => {
    expect(startFrom({}, null)).toEqual({ form: emptyForm(), other: null });
    expect(startFrom({}, draft)).toEqual({ form: draft, other: null });
  });

  it('is the draft where only its image was chosen again', () => {
    expect(startFrom({ image: 'busybox' }, draft)).toEqual({ form: draft, other: null });
  });

  it('is what was asked for, with the draft put aside', () => {
    expect(startFrom({ image: 'web-image' }, draft)).toEqual({ form: formOf(spec()), other: draft });
    const asked = spec({ image: 'busybox', name: 'theirs' });
    expect(startFrom(asked, draft)).toEqual({ form: formOf(asked), other: draft });
  });

  it('puts nothing aside that says the same', () => {
    expect(startFrom(spec({ image: 'busybox', name: 'mine' }), draft)).toEqual({ form: draft, other: null });
  });
});
