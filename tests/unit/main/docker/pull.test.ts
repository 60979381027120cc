import { describe, expect, it } from 'vitest';
import { pullQuery, toPullItem } from '../../../../src/main/docker/pull';
import { AppFailure } from '../../../../src/shared/errors';

describe('what a pull asks for', () => {
  const digest = `sha256:${'a'.repeat(64)}`;
  it.each([
    ['busybox', 'busybox', 'latest'],
    ['busybox:1', 'busybox', '1'],
    ['docker.io/library/busybox:1', 'busybox', '1'],
    ['acme/app', 'acme/app', 'latest'],
    ['localhost:5000/acme/app:1', 'localhost:5000/acme/app', '1'],
    [`ghcr.io/acme/app@${digest}`, 'ghcr.io/acme/app', digest],
    [`ghcr.io/acme/app:1@${digest}`, 'ghcr.io/acme/app', digest],
  ])('%s is %s with the tag %s', (ref, fromImage, tag) => {
    expect(pullQuery(ref)).toEqual({ fromImage, tag });
  });

  it.each(['', 'UPPER', 'a b', 'http://x/y', `sha256:${'a'.repeat(64)}`])('refuses %j', (ref) => {
    expect(() => pullQuery(ref)).toThrow(AppFailure);
  });
});

describe('a line of a pull', () => {
  it('is the progress of a layer', () => {
    const line = { status: 'Downloading', progressDetail: { current: 5, total: 10 }, progress: '[=>]', id: 'abcdef012345' };
    expect(toPullItem(line)).toEqual({ kind: 'layer', id: 'abcdef012345', status: 'Downloading', current: 5, total: 10 });
  });

  it('may not tell how much there is', () => {
    expect(toPullItem({ status: 'Waiting', progressDetail: {}, id: 'abcdef012345' })).toMatchObject({ current: null, total: null });
    expect(toPullItem({ status: 'Extracting', progressDetail: { current: 1, total: -1 }, id: 'a' })).toMatchObject({ current: 1, total: null });
  });

  it('is words where no layer has a part in it', () => {
    expect(toPullItem({ status: 'Pulling from library/busybox', id: 'latest' })).toEqual({
      kind: 'status',
      text: 'latest: Pulling from library/busybox',
    });
    expect(toPullItem({ status: 'Digest: sha256:1' })).toEqual({ kind: 'status', text: 'Digest: sha256:1' });
  });

  it('says nothing in a shape that is not known', () => {
    for (const value of [null, 1, 'text', [], {}, { status: 5 }, { progressDetail: null }]) expect(toPullItem(value)).toBeNull();
  });

  it('is an error where it says so', () => {
    const line = { errorDetail: { message: 'no space left on device' }, error: 'no space left on device' };
    expect(() => toPullItem(line)).toThrow(AppFailure);
  });
});
