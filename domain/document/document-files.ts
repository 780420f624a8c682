/** Where the bytes of documents are kept. */
export interface DocumentFiles {
  /** Writing the same key again replaces the file. */
  put(key: string, contentType: string, bytes: Uint8Array): Promise<void>;
}
