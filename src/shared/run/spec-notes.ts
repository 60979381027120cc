/**
 * What of a container no `docker run` line can say, or says otherwise. Its text is `t('containers.specNotes.' + code)`.
 */
export const specNotes = [
  'image-gone',
  'image-moved',
  'networks-mixed',
  'networks-later',
  'link-gone',
  'namespace-gone',
  'seccomp-profile',
  'health-exec',
  'mount-options',
  'device-request',
  'labels',
] as const;
export type SpecNote = (typeof specNotes)[number];
