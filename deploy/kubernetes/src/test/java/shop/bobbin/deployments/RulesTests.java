package shop.bobbin.deployments;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Shows that each rule can fail: one place is broken, and a violation names it. */
class RulesTests {

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    gateway/deployment.yaml   | runAsNonRoot: true                                 | runAsNonRoot: false                | gateway: may run as root
                    gateway/deployment.yaml   | RuntimeDefault                                     | Unconfined                         | gateway: has no seccomp profile
                    gateway/deployment.yaml   | allowPrivilegeEscalation: false                    | allowPrivilegeEscalation: true     | gateway: may gain privileges
                    gateway/deployment.yaml   | drop: [ALL]                                        | drop: [NET_RAW]                    | gateway: keeps capabilities
                    gateway/deployment.yaml   | port: http }                                       | port: web }                        | gateway: a probe has an unknown port
                    gateway/deployment.yaml   | sleep: { seconds: 10 }                             | exec: { command: [sleep] }         | gateway: has no preStop sleep
                    gateway/deployment.yaml   | terminationGracePeriodSeconds: 60                  | terminationGracePeriodSeconds: 20  | gateway: is killed after 20 s
                    gateway/deployment.yaml   | name: BOBBIN_JVM                                   | name: SOME_PASSWORD                | gateway: SOME_PASSWORD does not come from a Secret
                    gateway/deployment.yaml   | http://catalog-service                             | http://u:p@catalog-service         | gateway: BOBBIN_ROUTING_CATALOG contains a password
                    gateway/deployment.yaml   | key: jvm                                           | key: jre                           | gateway: BOBBIN_JVM refers to jre in bobbin-settings
                    gateway/deployment.yaml   | secretName: bobbin-gateway-key                     | secretName: gateway-key            | gateway: there is no Secret gateway-key with gateway.jwks
                    kustomization.yaml        | postgresql://postgres:5432                         | postgresql://u:p@postgres:5432     | SPRING_DATASOURCE_URL contains a password
                    gateway/service.yaml      | selector: { app.kubernetes.io/name: gateway        | selector: { app.kubernetes.io/name: edge | gateway: the Service selects []
                    gateway/service.yaml      | targetPort: http                                   | targetPort: web                    | gateway: has no port for http
                    gateway/service.yaml      | metadata:\\n  name: gateway                         | metadata:\\n  name: edge            | gateway: has ports but no Service
                    catalog-service/service.yaml | clusterIP: None                                 | type: ClusterIP                    | catalog-service: is not headless
                    catalog-service/scaling.yaml | kind: Deployment, name: catalog-service         | kind: Deployment, name: catalog    | catalog-service: there is no catalog to scale
                    catalog-service/scaling.yaml | maxReplicas: 6                                  | maxReplicas: 7                     | catalog-service: 7 instances would share 6 partitions
                    catalog-service/deployment.yaml | revisionHistoryLimit: 3                      | replicas: 3                        | catalog-service: sets replicas
                    network.yaml              | policyTypes: [Ingress, Egress]                     | policyTypes: [Ingress]             | no policy denies all traffic by default
                    order-service/network.yaml | app.kubernetes.io/name: wishlist-service          | app.kubernetes.io/name: control-room | wishlist-service -> order-service:8082: is allowed by egress only
                    gateway/network.yaml      | port: 8082                                         | port: 8083                         | gateway -> order-service:8082: is allowed by ingress only
                    gateway/network.yaml      | port: 8082                                         | port: 8085                         | gateway: no container listens on 8085
                    catalog-service/network.yaml | podSelector:\\n    matchLabels: { app.kubernetes.io/name: catalog-service | podSelector:\\n    matchLabels: { app.kubernetes.io/name: catalog | catalog-service: the NetworkPolicy selects no pod
                    catalog-service/network.yaml | ingress:\\n                                   | ingress:\\n    - ports: [{ port: 8081 }]\\n | catalog-service: admits pods from outside the shop
                    catalog-service/network.yaml | podSelector: { matchLabels: { app.kubernetes.io/component: edge } } | ipBlock: { cidr: 0.0.0.0/0 } | catalog-service: admits pods from outside the shop
                    catalog-service/network.yaml | - podSelector: { matchLabels: { app.kubernetes.io/component | - namespaceSelector: {}\\n          podSelector: { matchLabels: { app.kubernetes.io/component | catalog-service: admits pods from outside the shop
                    catalog-service/network.yaml | apiVersion: | {apiVersion: networking.k8s.io/v1, kind: NetworkPolicy, metadata: {name: prometheus}, spec: {podSelector: {}, ingress: [{}]}}\\n---\\napiVersion: | prometheus: admits pods from outside the shop
                    gateway/network.yaml      | matchLabels: { app.kubernetes.io/component: edge }     | matchLabels: {}                    | gateway: admits pods from outside the shop
                    """)
    void reportTheViolation(String path, String from, String to, String violation) {
        assertThat(violations("local", "base/" + path, from, to)).anyMatch(text -> text.contains(violation));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    components/routes/route.yaml   | sectionName: https      | sectionName: http       | bobbin: there is no listener http of bobbin
                    components/routes/route.yaml   | weight: 100             | weight: 90              | bobbin: the sum of the weights is 90, not 100
                    components/routes/route.yaml   | name: gateway, port     | name: edge, port        | bobbin: there is no Service edge at 8080
                    components/routes/route.yaml   | port: 8080              | port: 80                | bobbin: there is no Service gateway at 80
                    components/routes/route.yaml   | name: gateway, port: 8080 | name: catalog-service, port: 8081 | bobbin: catalog-service is behind the gateway
                    """)
    void reportABrokenRoute(String path, String from, String to, String violation) {
        assertThat(violations("production", path, from, to)).anyMatch(text -> text.contains(violation));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    network.yaml       | '- port: ' | '- port: 1'
                    kustomization.yaml | - kafka= | - kafka=kafka:1 #
                    """)
    void reportAPolicyWhosePortIsNotInTheSettings(String file, String from, String to) {
        assertThat(violations("production", "overlays/production/" + file, from, to))
                .anyMatch(text -> text.startsWith("to-kafka: no container listens on"));
    }

    private static Iterable<String> violations(String overlay, String path, String from, String to) {
        Sources broken = Sources.asWritten().replacing(path, lines(from), lines(to));
        return Rules.violations(Overlay.read(broken, overlay));
    }

    private static String lines(String text) {
        return text.replace("\\n", "\n");
    }
}
