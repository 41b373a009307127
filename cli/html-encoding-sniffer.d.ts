declare module 'html-encoding-sniffer' {
  /** The encoding that a byte order mark or a declaration in the first 1,024 bytes names, else `defaultEncoding`. */
  export default function sniff(bytes: Uint8Array, options?: { readonly defaultEncoding?: string }): string;
}
