import { verifierPage } from './verifier-page.ts'
const p = verifierPage() as any
p.configResolved({root:'/tmp/8c', build:{outDir:'out'}})
await p.closeBundle.handler()
