import { Conflict } from '../kernel/domain-error.ts';

/** Held, cancelled, or planned anew meanwhile: it is not for the floor now. The workflow looks what to do instead. */
export class NotReadyToRelease extends Conflict {
  constructor(what: string) {
    super('NOT_READY_TO_RELEASE', what);
  }
}

/** Not packed, stopped, or refused by every service: the workflow looks what to do instead. */
export class NotReadyToLabel extends Conflict {
  constructor(what: string) {
    super('NOT_READY_TO_LABEL', what);
  }
}
