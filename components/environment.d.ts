/** What the build is told from outside. */
interface ImportMeta {
  readonly env: { readonly WXT_ISSUE_PAGE?: string };
}
