// What the tests need of the machine.
import { staticBusybox } from '../sample-images.mjs';
import { findChromium } from './browser.mjs';
import { canInstall, installPackages } from './debian.mjs';
import { which } from './system.mjs';

const NEEDS = [
  { there: () => which('dockerd'), packages: ['docker.io', 'ca-certificates'] },
  // From Debian 13 on, the command line is a package of its own.
  { there: () => which('docker'), packages: ['docker-cli'] },
  { there: staticBusybox, packages: ['busybox-static'] },
  { there: () => which('podman'), packages: ['podman'] },
  { there: () => which('docker-registry'), packages: ['docker-registry'] },
  { there: () => which('htpasswd'), packages: ['apache2-utils'] },
  { there: () => which('tini'), packages: ['tini'] },
  { there: () => which('ps'), packages: ['procps'] },
  { there: () => which('ip'), packages: ['iproute2'] },
  { there: () => which('iptables'), packages: ['iptables'] },
  { there: () => which('curl'), packages: ['curl'] },
  { there: () => which('xvfb-run'), packages: ['xvfb', 'xauth'] },
  { there: () => which('desktop-file-validate'), packages: ['desktop-file-utils'] },
  { there: findChromium, packages: ['chromium', 'fonts-dejavu-core'] },
];

/** Installs what is missing where that is possible: root, on the Debian family. Elsewhere the tests name what they lack. */
export async function ensureTestPackages() {
  if (!canInstall()) return;
  const missing = NEEDS.filter((need) => !need.there()).flatMap((need) => need.packages);
  if (missing.length > 0) await installPackages(missing, 'the tests need them');
}
