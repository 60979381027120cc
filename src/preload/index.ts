import { contextBridge, ipcRenderer, webUtils } from 'electron';
import type { Result } from '../shared/errors';
import type { DownFrame, HostBridge } from '../shared/wire';

/*
 * The desktop bridge: all that a page gets of the main process.
 *
 * A MessagePort cannot cross into the page's world, so it stays here and the page gets functions.
 */

/** A dropped file's path is known here alone: every File in `files` is handed on as its path, if it is on this computer. */
function withPaths(input: unknown): unknown {
  if (typeof input !== 'object' || input === null || !('files' in input) || !Array.isArray(input.files)) return input;
  const files: unknown[] = input.files;
  const paths = files.map((file) => (file instanceof File ? webUtils.getPathForFile(file) : file));
  return { ...input, files: paths.filter((path) => path !== '') };
}

const invoke: HostBridge['invoke'] = async (name, input) => {
  try {
    return (await ipcRenderer.invoke('call', name, withPaths(input))) as Result<unknown>;
  } catch (error) {
    return { ok: false, error: { code: 'engine-error', message: 'The call did not reach Slipway.', detail: String(error) } };
  }
};

const openStream: HostBridge['openStream'] = (name, input, onFrame) => {
  const { port1: port, port2 } = new MessageChannel();
  let over = false;
  const hand = (frame: DownFrame) => {
    if (over) return;
    over = frame.kind !== 'batch';
    if (over) port.close();
    onFrame(frame);
  };
  port.onmessage = ({ data }) => hand(data as DownFrame);
  port.addEventListener('close', () =>
    hand({ kind: 'error', error: { code: 'engine-error', message: 'The connection to Slipway broke.' } }),
  );
  ipcRenderer.postMessage('stream:open', { name, input }, [port2]);
  return {
    send: (frame) => {
      if (!over) port.postMessage(frame);
    },
    close: () => {
      if (over) return;
      over = true;
      port.postMessage({ kind: 'close' });
      port.close();
    },
  };
};

const bridge: HostBridge = {
  invoke,
  openStream,
  capabilities: { host: 'desktop', platform: process.platform, files: true, openPorts: true },
};

contextBridge.exposeInMainWorld('slipway', bridge);
