import type { InputOf } from '../../../../src/shared/cli';
import type { CallName, StreamName } from '../../../../src/shared/contract';
import { emptyRunSpec } from '../../../../src/shared/run';

export const spec = { ...emptyRunSpec('web-image'), name: 'web-app' };

/** An input of every call and stream; one that is missing is a compile error. */
export const samples: { readonly [N in CallName | StreamName]: InputOf<N> } = {
  'app.info': {},
  'settings.set': { theme: 'dark' },
  'engine.choices': {},
  'engine.use': { endpointId: 'context:colima' },
  'engine.retry': {},
  'engine.start': {},
  'engine.state': {},
  'containers.list': { all: true, size: false },
  'containers.start': { ids: ['c1', 'c2'] },
  'containers.stop': { ids: ['c1', 'c2'] },
  'containers.kill': { ids: ['c1'], signal: 'SIGKILL' },
  'containers.restart': { ids: ['c1'] },
  'containers.pause': { ids: ['c1'] },
  'containers.unpause': { ids: ['c1'] },
  'containers.rename': { id: 'c1', name: 'web-2' },
  'containers.remove': { ids: ['c1'], force: false, volumes: false },
  'containers.spec': { id: 'c1' },
  'images.list': {},
  'images.remove': { refs: ['web-image'], force: false },
  'images.defaults': { ref: 'web-image' },
  'images.pull': { ref: 'ghcr.io/acme/web:1' },
  'run.create': { spec },
  'run.start': { spec },
  'run.attached': { spec },
  'history.clear': {},
  'history.entries': {},
  'dialogs.pickFolder': { startAt: '' },
  'images.load': { path: '/srv/images.tar' },
  'dialogs.pickFile': { startAt: '', kind: 'archive' },
  'files.dropped': { files: ['/srv/images.tar'] },
  'files.reveal': { path: '/srv/images.tar' },
  'updates.check': {},
  'updates.download': {},
  'updates.install': {},
  'updates.state': {},
  'app.requests': {},
  'ports.open': { containerId: 'c1', hostPort: 8000 },
};

export const everyName = Object.keys(samples) as (CallName | StreamName)[];
