import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { isSecretName, mask, maskSecrets } from '../../../../src/shared/cli';

describe('secrets on the screen', () => {
  it.each(['PASSWORD', 'PGPASSWORD', 'MYSQL_PWD', 'apiKey', 'AWS_SECRET_ACCESS_KEY', 'GITHUB_TOKEN', '--password', 'X_AUTH'])(
    'are the values of %s',
    (name) => {
      expect(isSecretName(name)).toBe(true);
      expect(maskSecrets(['docker', 'run', '-e', `${name}=hunter2`])).toEqual(['docker', 'run', '-e', `${name}=${mask}`]);
    },
  );

  it.each(['NODE_ENV', 'PWD', 'OLDPWD', 'POSTGRES_PASSWORD_FILE', 'TZ', 'PATH', 'KEYBOARD', 'status'])(
    'are not the values of %s',
    (name) => {
      expect(maskSecrets([`${name}=hunter2`])).toEqual([`${name}=hunter2`]);
    },
  );

  it('are the passwords of URLs', () => {
    expect(maskSecrets(['DATABASE_URL=postgres://shop:hunter2@db:5432/shop'])).toEqual([
      `DATABASE_URL=postgres://shop:${mask}@db:5432/shop`,
    ]);
    expect(maskSecrets(['http://localhost:8000/a@b', 'postgres://shop@db:5432/shop'])).toEqual([
      'http://localhost:8000/a@b',
      'postgres://shop@db:5432/shop',
    ]);
  });

  it('are fields of a word, and no more of it', () => {
    expect(maskSecrets(['type=volume,"volume-opt=o=addr=nas,username=me,password=hunter2,vers=3",target=/nas'])).toEqual([
      `type=volume,"volume-opt=o=addr=nas,username=me,password=${mask},vers=3",target=/nas`,
    ]);
    expect(maskSecrets(['a=b=c,d=,token=,e'])).toEqual(['a=b=c,d=,token=,e']);
  });

  it('stay out of the line whatever they are, and their length with them', () => {
    fc.assert(
      fc.property(fc.string({ minLength: 1, unit: 'binary' }), (secret) => {
        expect(maskSecrets([`TOKEN=${secret}`])).toEqual([`TOKEN=${mask}`]);
      }),
    );
  });

  it('are nothing when they are empty or come from the environment', () => {
    expect(maskSecrets(['-e', 'TOKEN=', '-e', 'TOKEN'])).toEqual(['-e', 'TOKEN=', '-e', 'TOKEN']);
  });
});
