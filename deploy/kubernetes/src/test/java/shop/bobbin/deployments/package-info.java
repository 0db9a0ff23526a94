/**
 * What is written for Kubernetes, read into its own types and held against a few rules: as it is written, in every build,
 * and as Kustomize makes it, where {@code kubectl} is at hand.
 */
@NullMarked
package shop.bobbin.deployments;

import org.jspecify.annotations.NullMarked;
