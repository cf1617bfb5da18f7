// Set up: what ./start and ./test need before anything else can run. Dependencies, Node 26, the web page; nothing twice.
// `./test` builds the page as one of its checks (`web`), so that a page that does not build fails by name.
// With `start` as its first word it also reads the options of ./start and refuses a wrong one, or a port that is taken,
// before minutes are spent on installing.

import { createServer } from 'node:net'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { parseArgs } from 'node:util'
import { alone } from './alone.mjs'
import { installDependencies } from './dependencies.mjs'
import { Refusal } from './steps.mjs'
import { buildWeb } from './web-build.mjs'

const root = join(fileURLToPath(import.meta.url), '../../..')

const main = async ([command, ...argv]) => {
  const started = Date.now()
  if (command === 'start') await checkStart(argv)
  await alone(root, async () => {
    await installDependencies(root)
    if (command !== 'test') await buildWeb(root)
  })
  const seconds = Math.round((Date.now() - started) / 1000)
  if (seconds > 1) console.log(`  Đã sẵn sàng sau ${seconds} giây (ready after ${seconds} s)`)
}

const checkStart = async argv => {
  const { port, cameras } = startOptions(argv)
  const number = (name, text, least, most) => {
    const value = Number(text)
    if (Number.isInteger(value) && value >= least && value <= most) return value
    throw new Refusal(
      `--${name} phải là số từ ${least} đến ${most}.`,
      `--${name} must be a number from ${least} to ${most}.`,
    )
  }
  number('cameras', cameras ?? '6', 0, 200)
  await refuseTakenPort(number('port', port ?? '8080', 0, 65_535))
}

const startOptions = argv => {
  try {
    const text = { type: 'string' }
    return parseArgs({
      args: argv,
      options: { port: text, data: text, cameras: text, host: text, empty: { type: 'boolean' } },
    }).values
  } catch (error) {
    throw new Refusal('Tùy chọn không đúng. Xem ./start --help.', `Wrong option: ${error.message} See ./start --help.`)
  }
}

const refuseTakenPort = port =>
  new Promise((resolve, reject) => {
    const trial = createServer()
    trial.once('error', error => {
      if (error.code === 'EADDRINUSE')
        reject(
          new Refusal(
            `Cổng ${port} đã có chương trình khác dùng. Hãy chọn cổng khác: ./start --port ${port + 1}`,
            `Port ${port} is used by another program. Choose another: ./start --port ${port + 1}`,
          ),
        )
      else if (error.code === 'EACCES')
        reject(
          new Refusal(
            `Không được phép mở cổng ${port}. Hãy chọn cổng từ 1024.`,
            `Port ${port} may not be opened. Choose one from 1024.`,
          ),
        )
      else reject(error)
    })
    trial.listen(port, '127.0.0.1', () => trial.close(resolve))
  })

/** What a person can do something about, in words; anything else with all that is known. */
const inWords = error => {
  if (error instanceof Refusal) return error.message
  if (error.code === 'ENOSPC')
    return 'Ổ đĩa đã đầy. Hãy dọn bớt rồi chạy lại.\n(The disk is full. Make room and run this again.)'
  if (['EACCES', 'EPERM', 'EROFS'].includes(error.code))
    return `Không ghi được vào thư mục của dự án (${error.path}). Hãy kiểm tra quyền ghi.\n(The project folder cannot be written. Check its permissions.)`
  return error.stack
}

try {
  await main(process.argv.slice(2))
} catch (error) {
  console.error(`\n${inWords(error)}`)
  process.exitCode = 1
}
