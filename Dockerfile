# docker build --tag switchboard .        How to run it: README, "Run in a container".

FROM eclipse-temurin:25.0.3_9-jdk-noble AS build
WORKDIR /build
COPY mvnw pom.xml ./
COPY .mvn .mvn
COPY bin bin
COPY channels channels
COPY src src
RUN sh ./mvnw -B -q -DskipTests -Dspotless.check.skip=true -Dexec.skip package

FROM eclipse-temurin:25.0.3_9-jre-noble
WORKDIR /opt/switchboard
RUN groupadd --gid 10001 switchboard \
 && useradd --uid 10001 --gid 10001 --home-dir /data --no-create-home --shell /usr/sbin/nologin switchboard \
 && install -d -o 10001 -g 10001 -m 0700 /data
COPY bin bin
COPY config config
COPY --from=build /build/target/lib target/lib
COPY --from=build /build/target/switchboard.jar /build/target/switchboard.bom.json target/
# Here and not in the stage before: the cache of a start fits only the java and the files it was made with.
RUN bin/switchboard train

# Any value of switchboard.yaml; a container that listens to itself only is of no use.
ENV SWITCHBOARD_SERVER_HOST=0.0.0.0 \
    SWITCHBOARD_DATA_DIR=/data
USER 10001:10001
VOLUME /data
EXPOSE 4000
STOPSIGNAL SIGTERM
HEALTHCHECK --interval=30s --timeout=5s --start-period=15s --retries=3 CMD ["/opt/switchboard/bin/switchboard", "health"]
# It becomes java, so that signals reach the service.
ENTRYPOINT ["/opt/switchboard/bin/switchboard"]
CMD ["serve"]
