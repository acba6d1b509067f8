// Imports keep to the house. Fails as well when it saw too few files: a check that sees nothing never complains.
import { createRequire } from 'node:module'
import { cruise } from 'dependency-cruiser'

const FEWEST = 60
const config = createRequire(import.meta.url)('../.dependency-cruiser.cjs')
const folders =
  process.argv.length > 2 ? process.argv.slice(2) : ['annual-report/src', 'server/src', 'console/src']
const { output } = await cruise(folders, {
  ...config.options,
  ruleSet: { forbidden: config.forbidden },
  validate: true,
})
const { summary } = output
for (const { rule, from, to, cycle } of summary.violations) {
  const trail = cycle?.length ? cycle.map((step) => step.name ?? step).join(' → ') : to
  console.error(`  ${rule.name}: ${from} → ${trail}`)
}
const edges = output.modules.flatMap((module) => module.dependencies).length
console.error(`  ${summary.totalCruised} files, ${edges} imports, ${summary.violations.length} violations`)
if (folders.length === 3 && (summary.totalCruised < FEWEST || edges < FEWEST)) {
  console.error(
    `  only ${summary.totalCruised} files with ${edges} imports were seen; the check itself is broken`,
  )
  process.exit(1)
}
process.exit(summary.violations.length > 0 ? 1 : 0)
