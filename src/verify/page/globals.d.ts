// What the build puts into the page (tools/verifier-page.ts).

/** The worker's script. */
declare const WORKER_CODE: string
declare const PAGE_VERSION: string
