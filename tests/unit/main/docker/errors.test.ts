import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { appErrorSchema } from '../../../../src/shared/errors';
import { AppFailure, engineWords, statusOf, toAppError, toAppFailure } from '../../../../src/main/docker/errors';

/** An error as docker-modem makes it. */
function http(statusCode: number, json: unknown, reason = 'reason') {
  const words = typeof json === 'object' && json !== null && 'message' in json ? String(json.message) : String(json);
  return Object.assign(new Error(`(HTTP code ${statusCode}) ${reason} - ${words} `), { statusCode, json, reason });
}
const docker = (status: number, message: string) => toAppError(http(status, { message }));
const podman = (status: number, message: string) => toAppError(http(status, { cause: 'cause', message, response: status }));
const OWNER = '0123456789ab'.repeat(5);

describe('what engines say', () => {
  it.each([
    ['name-in-use', docker(409, `Conflict. The container name "/web" is already in use by container "${OWNER}". You have to remove (or rename) that container to be able to reuse that name.`)],
    ['name-in-use', podman(500, `creating container storage: the container name "web" is already in use by ${OWNER}. You have to remove that container to be able to reuse that name: that name is already in use`)],
    ['port-in-use', docker(500, 'driver failed programming external connectivity on endpoint web (1f): Bind for 127.0.0.1:8000 failed: port is already allocated')],
    ['port-in-use', docker(500, 'driver failed programming external connectivity on endpoint web (1f): Error starting userland proxy: listen tcp4 127.0.0.1:8000: bind: address already in use')],
    ['port-in-use', docker(500, 'failed to set up container networking: driver failed programming external connectivity on endpoint web (1f): failed to bind host port for 127.0.0.1:8000:172.17.0.2:80/tcp: address already in use')],
    ['port-in-use', podman(500, 'rootlessport listen tcp 127.0.0.1:8000: bind: address already in use')],
    ['image-in-use', docker(409, `conflict: unable to remove repository reference "web-image" (must force) - container ${OWNER.slice(0, 12)} is using its referenced image 2aa44cb94bac`)],
    ['image-in-use', docker(409, `conflict: unable to delete 2aa44cb94bac (cannot be forced) - image is being used by running container ${OWNER.slice(0, 12)}`)],
    ['image-in-use', docker(409, `conflict: unable to delete busybox:latest (must be forced) - container ${OWNER.slice(0, 12)} is using its referenced image c2c3ab7babbd`)],
    ['image-in-use', podman(409, `image used by ${OWNER}: image is in use by a container: consider listing external containers and force-removing image`)],
    ['image-in-use', docker(409, 'conflict: unable to delete 2aa44cb94bac (must be forced) - image is referenced in multiple repositories')],
    ['image-in-use', docker(409, 'conflict: unable to delete 2aa44cb94bac (cannot be forced) - image has dependent child images')],
    ['container-running', docker(409, `You cannot remove a running container ${OWNER}. Stop the container before attempting removal or force remove`)],
    ['container-running', docker(409, 'cannot remove container "/web": container is running: stop the container before removing or force remove')],
    ['container-running', docker(409, `You cannot remove a paused container ${OWNER}. Unpause and then stop the container before attempting removal or force remove`)],
    ['container-running', docker(409, 'cannot remove container "/web": container is paused and must be unpaused first')],
    ['container-running', docker(409, `cannot remove container "${OWNER}": container is paused and must be unpaused first`)],
    ['container-running', docker(409, `cannot remove container "${OWNER}": container is restarting: stop the container before removing or force remove`)],
    ['container-running', podman(500, `cannot remove container ${OWNER} as it is running - running or paused containers cannot be removed without force: container state improper`)],
    ['image-not-found', docker(404, 'No such image: nope:latest')],
    ['image-not-found', docker(404, 'manifest for localhost:5000/nope:1 not found: manifest unknown: manifest unknown')],
    ['image-not-found', docker(404, "pull access denied for nope, repository does not exist or may require 'docker login': denied: requested access to the resource is denied")],
    ['image-not-found', podman(404, 'nope: image not known')],
    ['unauthorized', docker(500, 'Head "http://localhost:5000/v2/x/manifests/1": no basic auth credentials')],
    ['unauthorized', docker(500, 'Get "https://registry/v2/": unauthorized: authentication required')],
    ['unauthorized', docker(500, 'failed to resolve reference "127.0.0.1:5000/acme/app:1": pull access denied, repository does not exist or may require authorization: authorization failed: no basic auth credentials')],
    ['unauthorized', docker(500, 'unknown: failed to resolve reference "127.0.0.1:5000/acme/app:1": unexpected status from HEAD request to http://127.0.0.1:5000/v2/acme/app/manifests/1: 401 Unauthorized')],
    ['unauthorized', docker(401, 'Get "https://registry/v2/": unauthorized: incorrect username or password')],
    ['disk-full', docker(500, 'write /var/lib/docker/x: no space left on device')],
    ['bad-command', docker(400, 'failed to create shim task: OCI runtime create failed: runc create failed: unable to start container process: exec: "nope": executable file not found in $PATH: unknown')],
    ['bad-command', docker(400, 'No command specified')],
    ['not-found', docker(404, 'No such container: gone')],
    ['not-found', podman(404, 'no container with name or ID "gone" found: no such container')],
    ['not-found', docker(404, 'page not found')],
    ['invalid-request', docker(400, 'invalid mount config for type "bind": bind source path does not exist: /nope')],
    ['invalid-request', docker(400, 'failed to create task for container: failed to create shim task: OCI runtime create failed: runc create failed: unable to start container process: error during container init: failed to fulfil mount request: open /a/file/inside: not a directory: Are you trying to mount a directory onto a file (or vice-versa)? Check if the specified host path exists and is the expected type')],
    ['invalid-request', docker(400, 'invalid reference format')],
    ['invalid-request', docker(400, 'invalid reference format: repository name (library/Bad) must be lowercase')],
    ['invalid-request', docker(400, 'something else')],
    ['permission-denied', docker(403, 'authorization denied by plugin x')],
    ['engine-error', docker(500, 'the moon is full')],
    ['engine-error', docker(409, 'removal of container x is already in progress')],
  ])('becomes %s', (code, error) => {
    expect(error.code).toBe(code);
    expect(error.detail).not.toBe('');
  });

  it('names who is in the way', () => {
    expect(docker(409, `The container name "/web" is already in use by container "${OWNER}".`)).toMatchObject({
      field: 'name',
      subjects: [{ kind: 'container', id: OWNER, name: 'web' }],
    });
    expect(docker(500, 'Bind for 127.0.0.1:8000 failed: port is already allocated').subjects).toEqual([
      { kind: 'port', id: '8000', name: '127.0.0.1:8000' },
    ]);
    expect(docker(500, 'failed to bind host port for 0.0.0.0:8000:172.17.0.2:80/tcp: address already in use').subjects).toEqual([
      { kind: 'port', id: '8000', name: '0.0.0.0:8000' },
    ]);
    expect(docker(500, 'Error starting userland proxy: listen tcp6 [::1]:48511: bind: address already in use').subjects).toEqual([
      { kind: 'port', id: '48511', name: '[::1]:48511' },
    ]);
    expect(docker(500, 'failed to bind host port for [::1]:48511:198.19.40.4:80/tcp: address already in use').subjects).toEqual([
      { kind: 'port', id: '48511', name: '[::1]:48511' },
    ]);
    expect(docker(409, 'unable to delete 2aa44cb94bac (cannot be forced) - image is being used by running container 0123456789ab').subjects).toEqual([
      { kind: 'container', id: '0123456789ab', name: '' },
    ]);
  });

  it('keeps the own words of the engine, without the wrapping of dockerode', () => {
    expect(docker(500, 'the moon is full').detail).toBe('the moon is full');
    expect(engineWords(new Error('(HTTP code 500) server error - the moon is full '))).toBe('the moon is full');
    expect(toAppError(http(502, Buffer.from('<html>bad gateway</html>'))).detail).toBe('<html>bad gateway</html>');
  });

  it('is read in the items of a stream too', () => {
    expect(toAppError({ error: 'x', errorDetail: { message: 'no basic auth credentials' } }).code).toBe('unauthorized');
    expect(toAppError({ error: 'manifest unknown', errorDetail: { code: 404 } })).toMatchObject({ code: 'image-not-found', detail: 'manifest unknown' });
  });
});

describe('what connections say', () => {
  const errno = (code: string) => toAppError(Object.assign(new Error(`connect ${code} /x`), { code }));

  it('is told apart', () => {
    expect(errno('ECONNREFUSED').code).toBe('engine-unreachable');
    expect(errno('ENOENT').code).toBe('engine-unreachable');
    expect(errno('ECONNRESET').code).toBe('engine-unreachable');
    expect(errno('EACCES').code).toBe('permission-denied');
    expect(errno('EPERM').code).toBe('permission-denied');
    expect(errno('ETIMEDOUT').code).toBe('timeout');
    expect(errno('UNABLE_TO_VERIFY_LEAF_SIGNATURE').code).toBe('engine-unreachable');
    expect(errno('HPE_INVALID_CONSTANT').code).toBe('engine-unreachable');
  });

  it('is canceled when the caller went away, whatever it looks like', () => {
    const signal = AbortSignal.abort();
    expect(toAppError(Object.assign(new Error('read ECONNRESET'), { code: 'ECONNRESET' }), { signal }).code).toBe('canceled');
    expect(toAppError(new DOMException('The operation was aborted', 'AbortError')).code).toBe('canceled');
    expect(toAppError(new DOMException('late', 'TimeoutError')).code).toBe('timeout');
  });
});

describe('an error', () => {
  it('always fits the contract', () => {
    fc.assert(
      fc.property(fc.oneof(fc.anything(), fc.record({ statusCode: fc.anything(), json: fc.anything(), message: fc.anything(), code: fc.anything() })), (error) => {
        expect(appErrorSchema.safeParse(toAppError(error)).success).toBe(true);
      }),
    );
  });

  it('does not carry megabytes to the window', () => {
    expect(docker(500, 'x'.repeat(1_000_000)).detail?.length).toBeLessThan(10_000);
  });

  it('keeps its status for those to whom 304 is success', () => {
    const failure = toAppFailure(http(304, '', 'container already started'));
    expect(statusOf(failure)).toBe(304);
    expect(statusOf(http(409, {}))).toBe(409);
    expect(statusOf(new Error('x'))).toBeUndefined();
  });

  it('is not wrapped twice, and takes what the caller knows', () => {
    const failure = new AppFailure({ code: 'timeout', message: 'm' });
    expect(toAppFailure(failure)).toBe(failure);
    const created = { kind: 'container', id: 'x', name: 'n' } as const;
    expect(toAppError(failure, { add: { created } })).toEqual({ code: 'timeout', message: 'm', created });
  });
});
