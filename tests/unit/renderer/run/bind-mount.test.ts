import { describe, expect, it } from 'vitest';
import { bindMount } from '../../../../src/renderer/features/run/bind-mount';

describe('the mount of something of this computer', () => {
  it.each([
    ['/srv/site', '/site'],
    ['/srv/site/', '/site'],
    ['/etc/app.conf', '/app.conf'],
    ['C:\\Users\\ann\\site', '/site'],
    ['C:\\', '/data'],
    ['/', '/data'],
  ])('of %s goes to %s', (source, target) => {
    expect(bindMount(source)).toEqual({ type: 'bind', source, target, readOnly: false });
  });
});
