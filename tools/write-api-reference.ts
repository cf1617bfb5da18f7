// Writes the pages of reference/ that the program can write about itself: `npm run reference`. `./test` checks that they are up to date.

import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { accessPage } from './reference/access-page.ts'
import { apiPage } from './reference/api-page.ts'
import { asvsPage } from './reference/asvs-page.ts'
import { bundlePage } from './reference/bundle-page.ts'
import { cliPage } from './reference/cli-page.ts'
import { doctorPage } from './reference/doctor-page.ts'
import { paperTemplatesPage } from './reference/paper-templates-page.ts'
import { problemsPage } from './reference/problems-page.ts'
import { routeTable } from './reference/route-table.ts'

const folder = join(import.meta.dirname, '..', 'reference')
writeFileSync(join(folder, 'api.md'), apiPage(routeTable()))
writeFileSync(join(folder, 'access.md'), accessPage(routeTable()))
writeFileSync(join(folder, 'problems.md'), problemsPage())
writeFileSync(join(folder, 'cli.md'), cliPage())
writeFileSync(join(folder, 'doctor.md'), doctorPage())
writeFileSync(join(folder, 'asvs.md'), asvsPage())
writeFileSync(join(folder, 'paper-templates.md'), paperTemplatesPage())
writeFileSync(join(folder, 'bundle.md'), bundlePage())
