import type { TFunction } from 'i18next';
import * as shared from '../../shared/error-text';
import type { AppError } from '../../shared/errors';
import { currentNames } from '../state/names';

/** What happened and why, with the names that the window knows. */
export function errorText(error: AppError, t: TFunction): shared.ErrorText {
  return shared.errorText(error, t, currentNames().container);
}
