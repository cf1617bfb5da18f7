// The few routes that answer somebody who has not signed in, each with the reason why it may. Everything else is closed:
// the server refuses to start with a public route that is not in this table.

export const publicRoutes: Readonly<Record<string, string>> = {
  'GET /api/session':
    'The page asks whether somebody is signed in. It tells nothing but that, and whether this is the first run.',
  'POST /api/sign-in': 'Nobody can have a session before signing in. Tries are counted and slowed.',
  'POST /api/sign-in/link': 'The one-time link is itself the proof: 256 random bits, 15 minutes, once.',
  'POST /api/television/pairing':
    'A screen has nothing to show who it is before an officer approves it. Waiting screens are counted, and told nothing.',
  'POST /api/television/pairing/answer':
    'The token that came with the code is itself the proof: 256 random bits, 10 minutes.',
  'GET /problems/:code':
    'The sentences of the program’s own table, the same at every station: what a refusal means, also before signing in.',
  'GET /*': 'The page itself: program text and pictures of the program, with no word about this station.',
}
