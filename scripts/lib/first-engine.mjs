// An engine for the application: the one that answers, or a private one for those who have none.
import { engineAvailable, engineStatus, firstUseDir, startEngine } from '../engine.mjs';
import { ensureWebImage, staticBusybox } from '../sample-images.mjs';
import { canInstall, installPackages } from './debian.mjs';
import { ping } from './engine-api.mjs';
import { findEngine } from './find-engine.mjs';
import { which } from './system.mjs';

/** The environment that leads the application to an engine that is already there; says which one. */
export async function existingEngine() {
  const found = await findEngine();
  if (found) {
    console.log(`Engine: ${found.host} (${found.from})`);
    return process.env;
  }
  const own = engineStatus(firstUseDir());
  if (own?.running && (await ping(own.socket))) {
    console.log(`Engine: ${own.host} (Slipway's own)`);
    sayHowToUse(own);
    return { ...process.env, DOCKER_HOST: own.host };
  }
  return null;
}

function sayHowToUse({ dir, host }) {
  console.log(`  its data is in   ${dir}`);
  console.log('  it keeps running after Slipway; stop it with   npm run engine -- stop');
  console.log(`  use it in a terminal with   export DOCKER_HOST=${host}`);
}

/** The same; where no engine answers, starts a private one. Never throws: the application explains what is missing. */
export async function firstEngine() {
  const existing = await existingEngine();
  if (existing) return existing;
  if (process.env.DOCKER_HOST) console.log(`No engine answers at DOCKER_HOST=${process.env.DOCKER_HOST}.`);
  try {
    await installEngine();
    const ready = engineAvailable();
    if (!ready.available) throw new Error(`${ready.reason}.`);
    const engine = await startEngine({ dir: firstUseDir(), ports: 'default-bridge' });
    console.log(`Engine: ${engine.host} (Slipway's own: no other one answered)`);
    sayHowToUse(engine);
    await ensureWebImage(engine.socket).catch((error) => console.log(`  without the sample image: ${error.message}`));
    return { ...process.env, DOCKER_HOST: engine.host };
  } catch (error) {
    console.log(`No Docker Engine answers, and Slipway starts none: ${error.message}`);
    return process.env;
  }
}

async function installEngine() {
  if (!canInstall()) return;
  const wanted = [];
  if (!which('dockerd')) wanted.push('docker.io', 'iptables', 'ca-certificates');
  else if (!which('iptables')) wanted.push('iptables');
  if (!which('ip')) wanted.push('iproute2');
  if (!staticBusybox()) wanted.push('busybox-static');
  if (wanted.length > 0) await installPackages(wanted, 'no Docker Engine answers here, and one is to be started');
}
