# planpress in a container: docker build -t planpress . && docker run --rm -v "$PWD:/work" planpress check
FROM debian:12-slim AS build
RUN apt-get update -q && apt-get install -q -y --no-install-recommends make ca-certificates
COPY Makefile /src/
RUN make -C /src packages
COPY generator /src/generator
COPY templates /src/templates
RUN make -C /src -j"$(nproc)" all && strip /src/build/planpress

FROM debian:12-slim
RUN apt-get update -q && apt-get install -q -y --no-install-recommends \
        git fontconfig fonts-lato fonts-sil-gentiumplus fonts-jetbrains-mono fonts-dejavu-core hyphen-de hyphen-en-us \
        libyaml-0-2 libcmark-gfm0.29.0.gfm.6 libcmark-gfm-extensions0.29.0.gfm.6 libhpdf-2.3.0 libharfbuzz0b libharfbuzz-subset0 \
        libicu72 libfontconfig1 libpng16-16 libjpeg62-turbo libdeflate0 zlib1g libgit2-1.5 libqpdf29 libmicrohttpd12 libjansson4 && \
    rm -rf /var/lib/apt/lists/* && git config --system --add safe.directory '*'
COPY --from=build /src/build/planpress /usr/local/bin/planpress
COPY --from=build /src/templates /usr/local/share/planpress/templates
WORKDIR /work
ENTRYPOINT ["planpress"]
