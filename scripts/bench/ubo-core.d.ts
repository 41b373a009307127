/** The part of ubo-core that is measured; the package comes without types. */
declare module '@gorhill/ubo-core' {
  export interface StaticNetFilteringEngine {
    useLists(lists: readonly { readonly name: string; readonly raw: string }[]): Promise<void>;
    /** 0 where no filter matches, 1 where one blocks, 2 where one lets through. */
    matchRequest(request: { readonly originURL: string; readonly url: string; readonly type: string }): number;
  }
  export const StaticNetFilteringEngine: { create(): Promise<StaticNetFilteringEngine> };
}
