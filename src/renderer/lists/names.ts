import type { Container } from '../../shared/models';

/** An id as docker prints it. */
export const shortId = (id: string): string => id.replace(/^sha256:/, '').slice(0, 12);

/** What a person calls a container: its name, or its id where it has none. */
export const displayName = (container: Pick<Container, 'id' | 'name'>): string => container.name || shortId(container.id);
