/** An amount of money, its digits as the source wrote them. */
export interface Amount {
  /** Decimal digits, a point before the fraction if there is one, `-` before a negative amount. */
  readonly value: string;
  /** Three letters (ISO 4217), such as `NOK`. */
  readonly currency: string;
}

/** A moment as a source tells it. */
export interface Moment {
  /** As it came: ISO 8601, up to seven decimals of a second. */
  readonly text: string;
  /** To the millisecond. Text without a time zone is read as UTC, the service's own clock. */
  readonly instant: Date;
  /** The text says which time zone it is in. */
  readonly zoned: boolean;
}

/** A file inside an answer. */
export interface Attachment {
  /** Media type, where the source tells it. */
  readonly mimeType: string | undefined;
  readonly base64: string;
  bytes(): Uint8Array<ArrayBuffer>;
}
