/** The API said no: its HTTP status (0: it did not answer), the stable code, and what it says to a person. */
export class Refused extends Error {
  override readonly name = 'Refused';
  readonly status: number;
  readonly code: string;

  constructor(status: number, code: string, message: string) {
    super(message);
    this.status = status;
    this.code = code;
  }

  /** The token is unknown, expired, or not of the operations staff. */
  get isSignedOut(): boolean {
    return this.status === 401 || this.status === 403;
  }
}
