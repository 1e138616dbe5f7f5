/** How much of a document is read before it is refused. */
export interface XmlLimits {
  /** Elements inside one another; 256 unless said otherwise. */
  readonly maxDepth?: number;
  /** Attributes and namespace declarations of one element; 512 unless said otherwise. */
  readonly maxAttributes?: number;
  /** UTF-16 code units of one name; 1024 unless said otherwise. */
  readonly maxNameLength?: number;
  /** Bytes, or UTF-16 code units of a string; unlimited unless said otherwise. */
  readonly maxSize?: number;
  /** UTF-16 code units of the text between two tags; unlimited unless said otherwise. */
  readonly maxTextLength?: number;
  /** Elements, attributes and texts together; unlimited unless said otherwise. */
  readonly maxNodes?: number;
}

/** Limits with what holds when nothing is said. */
export function allLimits(limits: XmlLimits): Required<XmlLimits> {
  return {
    maxDepth: limits.maxDepth ?? 256,
    maxAttributes: limits.maxAttributes ?? 512,
    maxNameLength: limits.maxNameLength ?? 1024,
    maxSize: limits.maxSize ?? Infinity,
    maxTextLength: limits.maxTextLength ?? Infinity,
    maxNodes: limits.maxNodes ?? Infinity,
  };
}
