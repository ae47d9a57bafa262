# syntax=docker/dockerfile:1
# The bot without compiler, tests or development dependencies; runs as a user without rights on a read-only file system.

# Pin what you build on: docs/operations.md says how to find the digest, and releases are built so.
ARG NODE_IMAGE=node:24-slim
FROM ${NODE_IMAGE} AS base
WORKDIR /app
ENV NODE_ENV=production

# What the bot needs at run time. No package needs an install script.
FROM base AS dependencies
COPY package.json package-lock.json .npmrc ./
RUN npm ci --omit=dev --ignore-scripts --no-audit --no-fund

FROM base AS build
COPY package.json package-lock.json .npmrc ./
RUN npm ci --include=dev --ignore-scripts --no-audit --no-fund
COPY tsconfig.json tsconfig.build.json manifest.json ./
COPY src ./src
COPY commands ./commands
COPY tools ./tools
COPY languages ./languages
COPY knowledge ./knowledge
# Checks the knowledge as well and compiles it, so that the first start is quick.
RUN npm run build && ls dist/.cache/*.bin

FROM base
# What is compiled later, of a folder mounted over /app/knowledge, outlives the container with the data.
ENV BACKCHANNEL_CACHE=/data/cache \
    DATA_DIR=/data \
    HTTP_PORT=9464 \
    HOST=0.0.0.0
RUN mkdir /data && chown node:node /data
COPY package.json LICENSE ./
COPY --from=dependencies /app/node_modules ./node_modules
COPY --from=build /app/dist ./dist
COPY languages ./languages
COPY knowledge ./knowledge
USER node
VOLUME /data
# 9464: health and metrics. 3000: Slack's requests, only with SLACK_SIGNING_SECRET.
EXPOSE 9464 3000
HEALTHCHECK --interval=30s --timeout=5s --start-period=20s --retries=3 \
  CMD ["node", "-e", "fetch(`http://127.0.0.1:${process.env.HTTP_PORT || 9464}/healthz`).then((r) => process.exit(r.ok ? 0 : 1), () => process.exit(1))"]
CMD ["node", "dist/src/main.js"]
