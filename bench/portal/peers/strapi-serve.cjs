// Strapi without its admin panel.
const { createStrapi } = require('@strapi/strapi')

process.on('SIGTERM', () => process.exit(0))
createStrapi({ appDir: __dirname, distDir: __dirname, serveAdminPanel: false })
  .start()
  .catch((error) => {
    console.error(error)
    process.exit(1)
  })
