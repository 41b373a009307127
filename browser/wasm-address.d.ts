/** Where the build puts a WebAssembly file. */
declare module '*.wasm?url' {
  const address: string;
  export default address;
}
