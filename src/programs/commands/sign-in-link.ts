// matthan sign-in-link: a one-time link for the first sign-in, or back in after a forgotten password.

import { wallTime90k } from '#base/units.ts'
import { localText } from '#base/when.ts'
import type { NewLink } from '#contract/session.ts'
import { askStation } from '#programs/ask-station.ts'
import { type Command, dataFolder, printJson, stationOptions } from '#programs/command.ts'

export const signInLink: Command = {
  name: 'sign-in-link',
  does: {
    vi: 'Tạo một đường dẫn đăng nhập dùng một lần, có hiệu lực 15 phút; đường dẫn cũ hết hiệu lực.',
    en: 'Makes a one-time sign-in link, good for 15 minutes; older links stop working.',
  },
  options: stationOptions,
  run: async values => {
    const link = await askStation<NewLink>(dataFolder(values), 'POST', '/api/sign-in/new-link')
    if (values.json === true) return printJson(link)
    const until = localText(wallTime90k(link.good_until_90k))
    process.stdout.write(`${link.url}\nDùng một lần, đến ${until}. (Good once, until then.)\n`)
  },
}
