// Imported first by every script: says at once what is wrong with an old Node.
const OLDEST = [20, 20];

const [major, minor] = process.versions.node.split('.').map(Number);
if (major < OLDEST[0] || (major === OLDEST[0] && minor < OLDEST[1])) {
  console.error(
    `Slipway needs Node ${OLDEST.join('.')} or newer; this is ${process.version} (${process.execPath}).\n` +
      'Install a newer one from https://nodejs.org and try again.',
  );
  process.exit(1);
}
