// walls: which room may import which. `npm run walls` reads this; design page: the house, §3.
//
// Imports point upstream, frames flow downstream. A room that needs something from beyond its walls owns the interface,
// and programs/ plugs the two together. Tests, benches and tools may look into any room.

const test = '[.]test[.]tsx?$'
const road = ['camera', 'frames', 'noticing', 'recording', 'relay', 'viewing', 'republish']
/** What a community room builds on, besides access and neighbours. */
const communityBuildsOn = {
  access: [],
  neighbours: [],
  planning: [],
  privacy: [],
  upkeep: [],
  watching: [],
  federation: [],
  incidents: [],
  evidence: ['incidents'],
  funding: ['planning'],
  rights: [],
  trails: [],
}

const only = (name, comment, from, to) => ({
  name,
  comment,
  severity: 'error',
  from: { path: from, pathNot: test },
  to: { pathNot: to, dependencyTypesNot: ['core'] },
})

const noPackages = ['npm', 'npm-dev', 'npm-optional', 'npm-peer', 'npm-bundled', 'npm-no-pkg', 'npm-unknown']

const roadRules = road.map((room, at) => {
  const upstream = road.slice(0, at + 1).join('|')
  const comment = `engine/${room} imports only the rooms before it on the road`
  const xml = room === 'camera' ? ['node_modules/(@types/)?sax/'] : []
  const may = ['^src/(base|contract)/', `^src/engine/(${upstream})/`, ...xml]
  return only(`road-${room}`, comment, `^src/engine/${room}/`, may)
})

const communityRules = Object.entries(communityBuildsOn).map(([room, others]) => {
  const rooms = [room, 'access', 'neighbours', ...others].join('|')
  const comment = `community/${room} imports base, contract, access, neighbours and what it builds on`
  return only(`people-${room}`, comment, `^src/community/${room}/`, [
    '^src/(base|contract)/',
    `^src/community/(${rooms})/`,
  ])
})

module.exports = {
  forbidden: [
    {
      name: 'base-is-the-leaf',
      comment: 'base imports nothing but itself',
      severity: 'error',
      from: { path: '^src/base/', pathNot: test },
      to: { pathNot: '^src/base/' },
    },
    only('contract-on-base', 'contract imports base, and Zod for its shapes', '^src/contract/', [
      '^src/(base|contract)/',
      'node_modules/zod/',
    ]),
    ...roadRules,
    ...communityRules,
    {
      name: 'engine-has-no-packages',
      comment:
        'the road of a frame is ours: no package of npm between a camera and the disk; what devices answer as XML lies beside the road',
      severity: 'error',
      from: { path: '^src/engine/', pathNot: [test, '^src/engine/camera/xml[.]ts$'] },
      to: { dependencyTypes: noPackages },
    },
    {
      name: 'xml-reads-with-sax',
      comment: 'the one file of the engine that may use a package uses that one',
      severity: 'error',
      from: { path: '^src/engine/camera/xml[.]ts$' },
      to: { dependencyTypes: noPackages, pathNot: 'node_modules/(@types/)?sax/' },
    },
    {
      name: 'store-serves-rooms',
      comment: 'store implements interfaces that rooms own; it knows nobody above them',
      severity: 'error',
      from: { path: '^src/store/', pathNot: test },
      to: { path: '^src/(http|papers|couriers|programs|web)/|^simulator/' },
    },
    {
      name: 'http-calls-rooms',
      comment: 'what comes in, is printed or leaves calls into rooms; it never reaches for SQL, a program or the page',
      severity: 'error',
      from: { path: '^src/(http|papers|couriers)/', pathNot: test },
      to: { path: '^src/(programs|web)/|^simulator/|^src/store/' },
    },
    {
      name: 'web-stands-alone',
      comment: 'the page knows base and contract only: whatever else it learns comes over the wire',
      severity: 'error',
      from: { path: '^src/web/', pathNot: test },
      to: { path: '^(src|simulator|bench|tests|tools)/', pathNot: '^src/(web|base|contract)/' },
    },
    {
      name: 'verify-runs-anywhere',
      comment:
        'what checks a bundle runs in Node and in a page that has nothing else: base, the shapes of the contract, and kept arithmetic; nothing of Node',
      severity: 'error',
      from: { path: '^src/verify/', pathNot: test },
      to: { pathNot: ['^src/(verify|base)/', '^src/contract/', 'node_modules/@noble/(hashes|curves)/'] },
    },
    {
      name: 'verify-carries-no-shapes',
      comment: 'of the contract it takes types alone: Zod would weigh more than the page that goes with every bundle',
      severity: 'error',
      from: { path: '^src/verify/', pathNot: test },
      to: { path: '^src/contract/', pathNot: '^src/contract/bundle-mark[.]ts$', dependencyTypesNot: ['type-only'] },
    },
    {
      name: 'programs-are-the-top',
      comment: 'nothing imports a program but another program',
      severity: 'error',
      from: { path: '^(src|simulator)/', pathNot: ['^src/programs/', test] },
      to: { path: '^src/programs/' },
    },
    {
      name: 'simulator-is-a-camera',
      comment: 'the street knows nothing of the station that records it: base only, and node-av to draw its footage',
      severity: 'error',
      from: { path: '^simulator/', pathNot: test },
      to: { path: '^(src|bench|tests|tools)/', pathNot: '^src/base/' },
    },
    {
      name: 'pretence-stays-out',
      comment: 'rooms do not know the simulator, the benches or the tests; programs may start a demo street or a bench',
      severity: 'error',
      from: { path: '^src/', pathNot: ['^src/programs/', test] },
      to: { path: '^(simulator|bench|tests|tools)/' },
    },
    {
      name: 'doors-between-rooms',
      comment: 'a room imports only the files at the top of another room; its sub-folders are private',
      severity: 'error',
      from: { path: '^src/(engine|community)/([^/]+)/', pathNot: test },
      to: { path: '^src/(engine|community)/[^/]+/[^/]+/', pathNot: '^src/$1/$2/' },
    },
    {
      name: 'doors-from-outside',
      comment: 'from outside the engine and the community only the files at the top of their rooms may be imported',
      severity: 'error',
      from: { path: '^(src|simulator)/', pathNot: ['^src/(engine|community)/', test] },
      to: { path: '^src/(engine|community)/[^/]+/[^/]+/' },
    },
    {
      name: 'doors',
      comment:
        'from outside a room only the files at its top may be imported; programs wire every room and may open doors',
      severity: 'error',
      from: { path: '^src/([^/]+)/', pathNot: ['^src/programs/', test] },
      to: { path: '^src/(base|contract|store|papers|couriers|http|web|verify)/[^/]+/', pathNot: '^src/$1/' },
    },
    {
      name: 'no-circles',
      comment: 'two files that need each other are one idea, or miss a third',
      severity: 'error',
      from: {},
      to: { circular: true },
    },
    {
      name: 'resolves',
      comment: 'an import that leads nowhere',
      severity: 'error',
      from: {},
      to: { couldNotResolve: true },
    },
    {
      name: 'declared',
      comment: 'what runs must be declared: the server needs no development package (the page is built with them)',
      severity: 'error',
      from: { path: '^(src|simulator)/', pathNot: ['^src/web/', test] },
      to: { dependencyTypes: ['npm-dev', 'npm-no-pkg', 'npm-unknown'], dependencyTypesNot: ['type-only'] },
    },
  ],
  options: {
    tsPreCompilationDeps: true,
    doNotFollow: { path: 'node_modules' },
    exclude: { path: '[.](css|woff2?|svg|png|html)$' },
    enhancedResolveOptions: {
      extensions: ['.ts', '.tsx', '.mjs', '.js', '.cjs', '.json'],
      conditionNames: ['import', 'node', 'default', 'types'],
      exportsFields: ['exports'],
      mainFields: ['module', 'main', 'types'],
    },
  },
}
