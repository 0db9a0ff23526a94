/**
 * Tests of the Kubernetes manifests: they are read into the types of their kinds and checked against rules, as written in
 * every build, and as rendered by Kustomize where {@code kubectl} is installed.
 */
@NullMarked
package shop.bobbin.deployments;

import org.jspecify.annotations.NullMarked;
