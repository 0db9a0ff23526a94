package shop.bobbin.deployments;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Each rule, seen to fail: one place is broken, and the complaint names it. */
class RulesTests {

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    namespace.yaml            | enforce: restricted                                | enforce: baseline                  | bobbin: does not enforce restricted pods
                    gateway/service.yaml      | metadata:\\n  name: gateway                         | metadata:\\n  name: order-service   | Service order-service: is there twice
                    gateway/deployment.yaml   | app.kubernetes.io/name: gateway,                   | app.kubernetes.io/name: edge,      | gateway: has another name in its labels
                    gateway/deployment.yaml   | matchLabels: { app.kubernetes.io/name: gateway }   | matchLabels: {}                    | gateway: selects
                    gateway/deployment.yaml   | runAsNonRoot: true                                 | runAsNonRoot: false                | gateway: may run as root
                    gateway/deployment.yaml   | runAsUser: 10001                                   | runAsUser: 0                       | gateway: does not say which user it runs as
                    gateway/deployment.yaml   | fsGroup: 10001                                     | fsGroupChangePolicy: Always        | gateway: cannot write to its volumes
                    gateway/deployment.yaml   | RuntimeDefault                                     | Unconfined                         | gateway: has no seccomp profile
                    gateway/deployment.yaml   | enableServiceLinks: false                          | hostNetwork: true                  | gateway: shares namespaces with the host
                    gateway/deployment.yaml   | enableServiceLinks: false                          | hostNetwork: false                 | gateway: gets variables for each Service
                    gateway/deployment.yaml   | serviceAccountName: gateway                        | serviceAccountName: none           | gateway: has no ServiceAccount
                    gateway/deployment.yaml   | automountServiceAccountToken: false                | automountServiceAccountToken: true | gateway: gets a token for the API server
                    gateway/deployment.yaml   | sleep: { seconds: 10 }                             | exec: { command: [sleep] }         | gateway: stops while it may still be called
                    gateway/deployment.yaml   | terminationGracePeriodSeconds: 60                  | terminationGracePeriodSeconds: 20  | gateway: is killed after 20 s
                    gateway/deployment.yaml   | emptyDir: { medium: Memory, sizeLimit: 64Mi }      | emptyDir: {}                       | gateway: the volume tmp
                    gateway/deployment.yaml   | emptyDir: { medium: Memory, sizeLimit: 64Mi }      | hostPath: { path: /tmp }           | gateway: the volume tmp
                    gateway/deployment.yaml   | bobbin/gateway:0.1.0                               | bobbin/gateway:latest              | gateway: the image bobbin/gateway:latest is not pinned
                    gateway/deployment.yaml   | bobbin/gateway:0.1.0                               | bobbin/gateway                     | gateway: the image bobbin/gateway is not pinned
                    gateway/deployment.yaml   | imagePullPolicy: IfNotPresent                      | imagePullPolicy: Always            | gateway: pulls its image anew
                    gateway/deployment.yaml   | port: http }                                       | port: web }                        | gateway: its startup probe asks at no port of it
                    gateway/deployment.yaml   | startupProbe:\\n            httpGet: { path: /actuator/health/readiness | startupProbe:\\n            httpGet: { path: /actuator/health/liveness | gateway: its startup probe asks for /actuator/health/liveness
                    gateway/deployment.yaml   | path: /actuator/health/liveness                    | path: /actuator/health             | gateway: its liveness probe asks for /actuator/health
                    gateway/deployment.yaml   | livenessProbe:\\n            httpGet: { path: /actuator/health/liveness, port: http }\\n            periodSeconds: 10\\n            timeoutSeconds: 4\\n            failureThreshold: 6 | stdin: false | gateway: has no liveness probe
                    gateway/deployment.yaml   | cpu: 250m, memory: 240Mi                           | memory: 240Mi                      | gateway: asks for no CPU
                    gateway/deployment.yaml   | limits: { memory: 240Mi }                          | limits: {}                         | gateway: has no limit of memory
                    gateway/deployment.yaml   | limits: { memory: 240Mi }                          | limits: { memory: 512Mi }          | gateway: its limit of memory is not what it asks for
                    gateway/deployment.yaml   | limits: { memory: 240Mi }                          | limits: { memory: 240Mi, cpu: 1 }  | gateway: is held back by a limit of CPU
                    gateway/deployment.yaml   | allowPrivilegeEscalation: false                    | allowPrivilegeEscalation: true     | gateway: may gain privileges
                    gateway/deployment.yaml   | drop: [ALL]                                        | drop: [NET_RAW]                    | gateway: keeps capabilities
                    gateway/deployment.yaml   | readOnlyRootFilesystem: true                       | readOnlyRootFilesystem: false      | gateway: may write to its own file system
                    gateway/deployment.yaml   | { name: tmp, mountPath: /tmp }                     | { name: temp, mountPath: /tmp }    | gateway: mounts
                    gateway/deployment.yaml   | name: BOBBIN_JVM                                   | name: SERVER_ADDRESS               | gateway: SERVER_ADDRESS is set twice
                    gateway/deployment.yaml   | name: BOBBIN_JVM                                   | name: SOME_PASSWORD                | gateway: SOME_PASSWORD does not come from a Secret
                    gateway/deployment.yaml   | http://catalog-service                             | http://u:p@catalog-service         | gateway: BOBBIN_ROUTING_CATALOG has a password in it
                    gateway/deployment.yaml   | key: jvm                                           | key: jre                           | gateway: BOBBIN_JVM refers to jre in bobbin-settings
                    gateway/deployment.yaml   | secretName: bobbin-gateway-key                     | secretName: gateway-key            | gateway: there is no Secret gateway-key with gateway.jwks
                    kustomization.yaml        | postgresql://postgres:5432                         | postgresql://u:p@postgres:5432     | SPRING_DATASOURCE_URL has a password in it
                    gateway/service.yaml      | selector: { app.kubernetes.io/name: gateway        | selector: { app.kubernetes.io/name: edge | gateway: the Service leads to []
                    gateway/service.yaml      | targetPort: http                                   | targetPort: web                    | gateway: has no port for http
                    gateway/service.yaml      | metadata:\\n  name: gateway                         | metadata:\\n  name: edge            | gateway: has ports and no Service
                    catalog-service/service.yaml | clusterIP: None                                 | type: ClusterIP                    | catalog-service: is not headless
                    catalog-service/scaling.yaml | metadata:\\n  name: catalog-service              | metadata:\\n  name: catalog         | catalog-service: has no PodDisruptionBudget
                    catalog-service/scaling.yaml | matchLabels: { app.kubernetes.io/name: catalog-service | matchLabels: { app.kubernetes.io/name: catalog | catalog-service: the PodDisruptionBudget is for []
                    catalog-service/scaling.yaml | maxUnavailable: 1                               | maxUnavailable: 0                  | catalog-service: the PodDisruptionBudget does not let one go
                    catalog-service/scaling.yaml | kind: Deployment, name: catalog-service         | kind: Deployment, name: catalog    | catalog-service: there is no catalog to scale
                    catalog-service/scaling.yaml | minReplicas: 2                                  | minReplicas: 7                     | catalog-service: scales from 7 to 6
                    catalog-service/scaling.yaml | maxReplicas: 6                                  | maxReplicas: 7                     | catalog-service: 7 instances would share 6 partitions
                    catalog-service/deployment.yaml | revisionHistoryLimit: 3                      | replicas: 3                        | catalog-service: says how many replicas
                    catalog-service/deployment.yaml | maxUnavailable: 0                            | maxUnavailable: 1                  | catalog-service: is away while it is replaced
                    network.yaml              | policyTypes: [Ingress, Egress]                     | policyTypes: [Ingress]             | the network is not closed by default
                    order-service/network.yaml | app.kubernetes.io/name: wishlist-service          | app.kubernetes.io/name: control-room | wishlist-service -> order-service:8082: may leave and not enter
                    gateway/network.yaml      | port: 8082                                         | port: 8083                         | gateway -> order-service:8082: may enter and not leave
                    gateway/network.yaml      | port: 8082                                         | port: 8085                         | gateway: nobody listens at 8085
                    catalog-service/network.yaml | podSelector:\\n    matchLabels: { app.kubernetes.io/name: catalog-service | podSelector:\\n    matchLabels: { app.kubernetes.io/name: catalog | catalog-service: the NetworkPolicy is for nobody
                    catalog-service/network.yaml | ingress:\\n                                   | ingress:\\n    - ports: [{ port: 8081 }]\\n | catalog-service: lets in who is not of the shop
                    catalog-service/network.yaml | podSelector: { matchLabels: { app.kubernetes.io/component: edge } } | ipBlock: { cidr: 0.0.0.0/0 } | catalog-service: lets in who is not of the shop
                    catalog-service/network.yaml | - podSelector: { matchLabels: { app.kubernetes.io/component | - namespaceSelector: {}\\n          podSelector: { matchLabels: { app.kubernetes.io/component | catalog-service: lets in who is not of the shop
                    catalog-service/network.yaml | apiVersion: | {apiVersion: networking.k8s.io/v1, kind: NetworkPolicy, metadata: {name: prometheus}, spec: {podSelector: {}, ingress: [{}]}}\\n---\\napiVersion: | prometheus: lets in who is not of the shop
                    gateway/network.yaml      | matchLabels: { app.kubernetes.io/component: edge }     | matchLabels: {}                    | gateway: lets in who is not of the shop
                    """)
    void complainOfWhatIsBroken(String path, String from, String to, String complaint) {
        assertThat(complaints("local", "base/" + path, from, to)).anyMatch(text -> text.contains(complaint));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    components/routes/route.yaml   | sectionName: https      | sectionName: http       | bobbin: there is no listener http of bobbin
                    components/routes/route.yaml   | weight: 100             | weight: 90              | bobbin: the weights are 90 and not 100 together
                    components/routes/route.yaml   | name: gateway, port     | name: edge, port        | bobbin: there is no Service edge at 8080
                    components/routes/route.yaml   | port: 8080              | port: 80                | bobbin: there is no Service gateway at 80
                    components/routes/route.yaml   | name: gateway, port: 8080 | name: catalog-service, port: 8081 | bobbin: catalog-service is behind the gateway
                    components/routes/gateway.yaml | protocol: HTTPS         | protocol: HTTP          | bobbin: the listener https has no certificate
                    """)
    void complainOfAWayInThatLeadsNowhere(String path, String from, String to, String complaint) {
        assertThat(complaints("production", path, from, to)).anyMatch(text -> text.contains(complaint));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    network.yaml       | '- port: ' | '- port: 1'
                    kustomization.yaml | - kafka= | - kafka=kafka:1 #
                    """)
    void complainOfAPolicyForAnotherPortThanTheSettings(String file, String from, String to) {
        assertThat(complaints("production", "overlays/production/" + file, from, to))
                .anyMatch(text -> text.startsWith("to-kafka: nobody listens at"));
    }

    private static Iterable<String> complaints(String overlay, String path, String from, String to) {
        Sources broken = Sources.asWritten().replacing(path, lines(from), lines(to));
        return Rules.complaints(Overlay.read(broken, overlay));
    }

    private static String lines(String text) {
        return text.replace("\\n", "\n");
    }
}
